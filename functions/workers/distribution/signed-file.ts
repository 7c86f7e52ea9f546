/** What was signed, checked against the sign-off's hashes before anything of it is sent. */
import { z } from 'zod'
import type { Publication } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import { hashOf, sha256 } from '#shared/hash.ts'
import type { Issue, SignOff } from '#shared/issue/issue.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
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
export async function openSigned({ table, files }: Deps, issue: Issue, publication: Publication): Promise<Signed> {
  const { signOff } = issue
  if (!signOff) throw new Mismatch('本期没有签发记录')
  const [content, pdf] = await Promise.all([openContent({ table }, issue.id, signOff), files.get(signOff.pdf.key)])
  await openList({ files }, signOff)
  if (!pdf) throw new Mismatch('签发的 PDF 不在了')
  const signed = { issue, publication, content, pdf, pdfHash: signOff.pdf.hash }
  await checkPdf(signed)
  return signed
}

/** @throws Mismatch unless it is what was signed. */
export async function openContent({ table }: Pick<Deps, 'table'>, issueId: string, signOff: SignOff): Promise<Content> {
  const revision = await frozen(table, issueId, signOff.revision)
  if (!revision) throw new Mismatch('签发的修订版不在了')
  if ((await hashOf(revision.content)) !== signOff.contentHash) throw new Mismatch('稿件内容与签发时不一致')
  return revision.content
}

/** The file of the frozen list (frozen-list.ts reads it). @throws Mismatch unless it is the one that was signed. */
export async function openList({ files }: Pick<Deps, 'files'>, signOff: SignOff): Promise<Uint8Array> {
  const list = await files.get(signOff.recipientsKey)
  if (!list || (await sha256(list)) !== signOff.recipientsHash) throw new Mismatch('收件名单与签发时不一致')
  return list
}

/** The revision as it was frozen; null where it is gone or is none any more. */
async function frozen(table: Table, issueId: string, number: number): Promise<Revision | null> {
  try {
    return await loadRevision(table, issueId, number)
  } catch (error) {
    if (error instanceof z.ZodError || (error instanceof Refusal && error.code === 'not-found')) return null
    throw error
  }
}

/** The bytes about to be sent, checked once more. @throws Mismatch */
export async function checkPdf({ pdf, pdfHash }: Pick<Signed, 'pdf' | 'pdfHash'>): Promise<void> {
  if ((await sha256(pdf)) !== pdfHash) throw new Mismatch('PDF 与签发时不一致')
}
