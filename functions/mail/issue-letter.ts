/** The mail that an issue goes out as: one and the same for its recipients, for a test, and for whoever looks at it before. */
import type { Content } from '#shared/content.ts'
import { letterId } from '#shared/delivery-id.ts'
import type { Issue } from '#shared/issue.ts'
import { issueLabel, pdfName } from '#shared/issue-label.ts'
import { issueMail } from '#shared/mail/issue.ts'
import type { Message } from '#shared/mail/message.ts'
import { attachedBytes } from '#shared/mail-size.ts'
import type { Publication } from '#shared/publication.ts'
import type { Place } from '../deps.ts'
import { composeMime } from './mime.ts'
import type { Correspondent, Letter } from './port.ts'

/** What is mailed: an issue with the content that it says. */
export type Mailed = { issue: Issue; publication: Publication; content: Content }

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
    fileName: fileName(mailed, test),
    ...test,
  })

type Addressed = { id: string; to: Correspondent; sentAt: string; message: Message; pdf: Uint8Array }

/** The letter to one mailbox. */
export const issueLetter = (
  { mailFrom }: Place,
  mailed: Pick<Mailed, 'issue' | 'publication'>,
  { id, to, sentAt, message, pdf }: Addressed,
  test: Test = {},
): Letter => ({
  id,
  from: { name: mailed.publication.mail.fromName, address: mailFrom },
  to,
  replyTo: mailed.publication.mail.replyTo || null,
  message,
  attachments: [{ name: fileName(mailed, test), type: 'application/pdf', bytes: pdf }],
  sentAt,
})

/** The longest name and mailbox that a recipient may have. */
const LONGEST = { name: '收'.repeat(60), address: `${'a'.repeat(64)}@${`${'b'.repeat(60)}.`.repeat(3)}com` }

/** Bytes of the largest letter of this issue to any mailbox, with a PDF of so many bytes. */
export async function largestLetter(place: Place, mailed: Mailed, pdfBytes: number): Promise<number> {
  const without = issueLetter(place, mailed, {
    id: letterId({ issueId: mailed.issue.id, id: 'd'.repeat(32), round: 100 }),
    to: LONGEST,
    sentAt: `${mailed.issue.issueDate}T00:00:00Z`,
    message: issueMessage(mailed),
    pdf: new Uint8Array(),
  })
  return (await composeMime(without)).length + attachedBytes(pdfBytes)
}
