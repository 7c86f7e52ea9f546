/** Making a proof: what is kept of a distributed issue becomes the parts of a zip; the same facts give the same bytes. */
import type { AuditEntry } from '../audit.ts'
import type { Publication } from '../centre/publication.ts'
import type { Content } from '../content/content.ts'
import type { Delivery, Distribution } from '../distribution/delivery.ts'
import { canonicalJson, sha256 } from '../hash.ts'
import { FrozenLetter } from '../issue/frozen-letter.ts'
import type { Issue, Review, SignOff } from '../issue/issue.ts'
import { packZip } from '../zip.ts'
import { type Format, MANIFEST, type PartName, rootOf, type SignOffChain, titleOf } from './proof-parts.ts'
import { jsonOf } from './read-part.ts'
import { summaryPage } from './summary.ts'

/** All that is kept of an issue; `pdf`, `letter` (null where none was signed) and `recipients` are the very bytes of the file store. */
export type Kept = {
  issue: Issue
  review: Review
  signOff: SignOff
  publication: Pick<Publication, 'id' | 'name'>
  content: Content
  pdf: Uint8Array<ArrayBuffer>
  letter: Uint8Array<ArrayBuffer> | null
  recipients: Uint8Array<ArrayBuffer>
  distribution: Distribution
  deliveries: Delivery[]
  entries: AuditEntry[]
  /** The end of the record as the store keeps it. */
  head: { seq: number; hash: string }
}

const format: Format = 'chuangxun-proof-3'

/** The zip. Nothing is checked here: `checkProof` says whether it holds. */
export async function makeProof(kept: Kept): Promise<Uint8Array<ArrayBuffer>> {
  const { issue, distribution, deliveries, head } = kept
  const chain = chainOf(kept)
  const letter = kept.letter && jsonOf(kept.letter, FrozenLetter)
  const files: Record<PartName, string | Uint8Array<ArrayBuffer> | null> = {
    'issue.pdf': kept.pdf,
    'content.json': canonicalJson(kept.content),
    'letter.json': kept.letter,
    'sign-off.json': canonicalJson(chain),
    'recipients.json': kept.recipients,
    'deliveries.json': canonicalJson({ distribution, deliveries }),
    'audit.jsonl': kept.entries.map((entry) => `${canonicalJson(entry)}\n`).join(''),
    'summary.html': summaryPage({
      ...{ format, chain, letter, distribution, deliveries, head },
      acknowledged: kept.content.acknowledged ?? [],
    }),
  }
  const parts = new Map(
    Object.entries(files).flatMap(([name, file]) =>
      file === null ? [] : [[name, typeof file === 'string' ? new TextEncoder().encode(file) : file] as const],
    ),
  )
  const listed = await Promise.all(
    [...parts].map(async ([name, bytes]) => ({ name, bytes: bytes.length, sha256: await sha256(bytes) })),
  )
  const manifest = {
    format,
    issueId: issue.id,
    title: titleOf(chain),
    recordHead: { seq: head.seq, hash: head.hash },
    parts: listed,
  }
  const whole = canonicalJson({ ...manifest, root: await rootOf(manifest) })
  return packZip(new Map([...parts, [MANIFEST, new TextEncoder().encode(whole)]]))
}

const chainOf = ({ issue, review, signOff, publication, content }: Kept): SignOffChain => ({
  issue: {
    id: issue.id,
    publicationId: publication.id,
    // As it was signed, whatever the publication is called since.
    publicationName: content.masthead.name ?? publication.name,
    period: issue.period,
    number: issue.number,
    total: issue.total,
    issueDate: issue.issueDate,
    ...(issue.corrects && { corrects: issue.corrects }),
  },
  authors: [...new Set([...issue.authors, ...(review.settings?.writers ?? [])])],
  steps: review.steps,
  approvals: review.approvals,
  signOff,
})
