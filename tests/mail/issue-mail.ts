/** An issue's mail as it is sent, made of its facts. */
import { type LetterNotice, messageOf } from '#shared/issue/frozen-letter.ts'
import { type IssueMail, issueMail } from '#shared/mail/issue-mail.ts'
import type { Message } from '#shared/mail/message.ts'

export const mailOf = (facts: IssueMail, notices: readonly LetterNotice[] = []): Message =>
  messageOf({ ...issueMail(facts), from: { name: '', address: '' }, replyTo: null, fileName: facts.fileName }, notices)
