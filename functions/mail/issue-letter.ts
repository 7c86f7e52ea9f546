/** The letter that an issue goes out with: made of its content and the settings, and what is sent of it. */

import { LONGEST_NAME } from '#shared/centre/longest-name.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import { attachedBytes } from '#shared/distribution/mail-size.ts'
import { type FrozenLetter, type LetterNotice, messageOf } from '#shared/issue/frozen-letter.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel, pdfName } from '#shared/issue/issue-label.ts'
import { correctedNotice, issueMail } from '#shared/mail/issue-mail.ts'
import type { Place } from '../deps.ts'
import { composeMime } from './mime.ts'
import type { Letter } from './port.ts'

/** What a letter is made of: an issue, the content that it says, and its publication's settings. */
export type Mailed = { issue: Issue; content: Content; publication: Pick<Publication, 'name' | 'mail'> }

/** The letter as it would be frozen now. */
export function letterOf({ mailFrom }: Pick<Place, 'mailFrom'>, { issue, content, publication }: Mailed): FrozenLetter {
  const name = content.masthead.name ?? publication.name
  const fileName = pdfName(name, issue)
  return {
    from: { name: publication.mail.fromName, address: mailFrom },
    replyTo: publication.mail.replyTo || null,
    ...issueMail({
      publication: name,
      issue: issueLabel(issue),
      issuingUnit: content.masthead.issuingUnit,
      issueDate: issue.issueDate,
      sections: content.sections,
      corrects: issue.corrects?.label ?? null,
      correction: content.correction ?? null,
      fileName,
    }),
    fileName,
    // What a correction has the letters say of the issue that it corrects.
    ...(issue.corrects && {
      notice: correctedNotice({ issue: issueLabel(issue), correction: content.correction ?? null }),
    }),
  }
}

/** What the letters to all mailboxes have in common; those made of one such share an encoded body. */
export type Enclosed = Pick<Letter, 'from' | 'replyTo' | 'message' | 'attachments'>

/** `notices`: of the corrections that were signed since. */
export const enclose = (letter: FrozenLetter, pdf: Uint8Array, notices: readonly LetterNotice[] = []): Enclosed => ({
  from: letter.from,
  replyTo: letter.replyTo,
  message: messageOf(letter, notices),
  attachments: [{ name: letter.fileName, type: 'application/pdf', bytes: pdf }],
})

/** The longest name and address that a recipient may have. */
const LONGEST = { name: '收'.repeat(LONGEST_NAME), address: `${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(3)}com` }

/** Bytes of the largest mail of this issue to any mailbox, with a PDF of so many bytes. */
export async function largestLetter(
  { id, issueDate }: Pick<Issue, 'id' | 'issueDate'>,
  letter: FrozenLetter,
  pdfBytes: number,
  notices: readonly LetterNotice[] = [],
): Promise<number> {
  const without: Letter = {
    ...enclose(letter, new Uint8Array(), notices),
    id: letterId({ issueId: id, id: 'd'.repeat(32), round: 100 }),
    to: LONGEST,
    sentAt: `${issueDate}T00:00:00Z`,
  }
  return (await composeMime(without)).length + attachedBytes(pdfBytes)
}
