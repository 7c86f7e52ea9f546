/** The mail that an issue goes out as: one and the same for its recipients, for a test, and for whoever looks at it before. */

import type { Publication } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import { attachedBytes } from '#shared/distribution/mail-size.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel, pdfName } from '#shared/issue/issue-label.ts'
import { issueMail } from '#shared/mail/issue.ts'
import type { Message } from '#shared/mail/message.ts'
import type { Place } from '../deps.ts'
import { composeMime } from './mime.ts'
import type { Letter } from './port.ts'

type Said = { issue: Issue; content: Content }

/** What is mailed: an issue with the content that it says, and the signed corrections of it, left out where it has none. */
export type Mailed = Said & { publication: Publication; correctedBy?: readonly Said[] }

/** A `test` is named so in its subject, its first line and its file. */
type Test = { test?: boolean }

const fileName = ({ issue, publication }: Pick<Mailed, 'issue' | 'publication'>, { test = false }: Test) =>
  `${test ? '测试-' : ''}${pdfName(publication.name, issue)}`

export const issueMessage = (mailed: Mailed, test: Test = {}): Message =>
  issueMail({
    publication: mailed.publication.name,
    issue: issueLabel(mailed.issue),
    issuingUnit: mailed.content.masthead.issuingUnit,
    issueDate: mailed.issue.issueDate,
    sections: mailed.content.sections,
    corrects: mailed.issue.corrects?.label ?? null,
    correction: mailed.content.correction ?? null,
    correctedBy: (mailed.correctedBy ?? []).map(({ issue, content }) => ({
      issue: issueLabel(issue),
      correction: content.correction ?? null,
    })),
    fileName: fileName(mailed, test),
    ...test,
  })

/** What the letters to all mailboxes have in common; those made of one such share an encoded body. */
export type Enclosed = Pick<Letter, 'from' | 'replyTo' | 'message' | 'attachments'>

export const enclose = ({ mailFrom }: Place, mailed: Mailed, pdf: Uint8Array, test: Test = {}): Enclosed => ({
  from: { name: mailed.publication.mail.fromName, address: mailFrom },
  replyTo: mailed.publication.mail.replyTo || null,
  message: issueMessage(mailed, test),
  attachments: [{ name: fileName(mailed, test), type: 'application/pdf', bytes: pdf }],
})

/** The longest name and mailbox that a recipient may have. */
const LONGEST = { name: '收'.repeat(60), address: `${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(3)}com` }

/** Bytes of the largest letter of this issue to any mailbox, with a PDF of so many bytes. */
export async function largestLetter(place: Place, mailed: Mailed, pdfBytes: number): Promise<number> {
  const without: Letter = {
    ...enclose(place, mailed, new Uint8Array()),
    id: letterId({ issueId: mailed.issue.id, id: 'd'.repeat(32), round: 100 }),
    to: LONGEST,
    sentAt: `${mailed.issue.issueDate}T00:00:00Z`,
  }
  return (await composeMime(without)).length + attachedBytes(pdfBytes)
}
