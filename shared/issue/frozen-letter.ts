/** The letter (邮件) of an issue, as it is frozen for review and signed: all that a recipient sees beside the file. */
import { z } from 'zod'
import type { Message } from '../mail/message.ts'

/** A part of the mail, cut where stands what became known after it was signed. */
const InTwo = z.tuple([z.string(), z.string()])

/** Words that a letter has besides its own: behind its subject, and where its parts are cut. */
export const LetterNotice = z.strictObject({ subject: z.string(), text: z.string(), html: z.string() })
export type LetterNotice = z.infer<typeof LetterNotice>

export const FrozenLetter = z.strictObject({
  from: z.strictObject({ name: z.string(), address: z.string() }),
  /** Null: answers go to the sender. */
  replyTo: z.string().nullable(),
  subject: z.string(),
  text: InTwo,
  html: InTwo,
  /** What the PDF is called. */
  fileName: z.string(),
  /** Of a correction: what the letters of the issue that it corrects say besides, from its own signature on. */
  notice: LetterNotice.optional(),
})
export type FrozenLetter = z.infer<typeof FrozenLetter>

/** The mail that is sent: the letter's own bytes, with those of the notices that were signed since. */
export const messageOf = ({ subject, text, html }: FrozenLetter, notices: readonly LetterNotice[] = []): Message => ({
  subject: subject + (notices[0]?.subject ?? ''),
  text: text.join(notices.map((notice) => notice.text).join('')),
  html: html.join(notices.map((notice) => notice.html).join('')),
})
