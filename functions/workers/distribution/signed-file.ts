/** What was signed, checked against the sign-off's hashes before anything of it is sent. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue, SignOff } from '#shared/issue/issue.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Refusal } from '#shared/refusals.ts'
import { restoreSoon } from '../../acts/issue/kept-pdf.ts'
import type { Deps } from '../../deps.ts'
import { findHashed } from '../../files/hashed.ts'
import { loadRevision } from '../../store/load.ts'
import type { Table } from '../../store/table.ts'

export type Signed = {
  issue: Issue
  publication: Publication
  content: Content
  pdf: Uint8Array<ArrayBuffer>
  pdfHash: string
}

/** What is there is not what was signed; the message says which part, in Chinese. */
export class Mismatch extends Error {}

/** @throws Mismatch unless content, PDF and recipient list all have the hashes that were signed. */
export async function openSigned(deps: Deps, issue: Issue, publication: Publication): Promise<Signed> {
  const { signOff } = issue
  if (!signOff) throw new Mismatch('本期没有签发记录')
  const [content, pdf] = await Promise.all([openContent(deps, issue.id, signOff), openPdf(deps, issue.id, signOff)])
  await openList(deps, signOff)
  return { issue, publication, content, pdf, pdfHash: signOff.pdf.hash }
}

async function openPdf(deps: Deps, issueId: string, { pdf, revision }: SignOff): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findHashed(deps.files, pdf)
  if (typeof found !== 'string') return found
  // For whoever looks into it: sending goes on when they say so.
  await restoreSoon(deps, { issueId, revision })
  throw new Mismatch(found === 'missing' ? '签发的 PDF 不在了' : PDF)
}

/** @throws Mismatch unless it is what was signed. */
export async function openContent({ table }: Pick<Deps, 'table'>, issueId: string, signOff: SignOff): Promise<Content> {
  const { content, contentHash } = await frozen(table, issueId, signOff.revision)
  if (contentHash !== signOff.contentHash) throw new Mismatch(CONTENT)
  return content
}

/** The file of the frozen list (frozen-list.ts reads it). @throws Mismatch unless it is the one that was signed. */
export async function openList({ files }: Pick<Deps, 'files'>, signOff: SignOff): Promise<Uint8Array> {
  const list = await findHashed(files, { key: signOff.recipientsKey, hash: signOff.recipientsHash })
  if (typeof list === 'string') throw new Mismatch('收件名单与签发时不一致')
  return list
}

const PDF = 'PDF 与签发时不一致'
const CONTENT = '稿件内容与签发时不一致'

async function frozen(table: Table, issueId: string, number: number): Promise<Revision> {
  try {
    return await loadRevision(table, issueId, number)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') throw new Mismatch('签发的修订版不在了')
    if (error instanceof Refusal && error.code === 'damaged-content') throw new Mismatch(CONTENT)
    throw error
  }
}

/** The bytes about to be sent, checked once more. @throws Mismatch */
export async function checkPdf({ pdf, pdfHash }: Pick<Signed, 'pdf' | 'pdfHash'>): Promise<void> {
  if ((await sha256(pdf)) !== pdfHash) throw new Mismatch(PDF)
}
