/** Checks the signed file and list against the sign-off's hashes before anything of them is sent. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Content } from '#shared/content/content.ts'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { sha256 } from '#shared/hash.ts'
import type { FrozenLetter, LetterNotice } from '#shared/issue/frozen-letter.ts'
import type { Issue, SignOff } from '#shared/issue/issue.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Refusal } from '#shared/refusals.ts'
import { keptLetter, parseLetter } from '../../acts/issue/kept-letter.ts'
import { restoreSoon } from '../../acts/issue/kept-pdf.ts'
import type { Deps } from '../../deps.ts'
import { findHashed } from '../../files/hashed.ts'
import { letterOf, type Mailed } from '../../mail/issue-letter.ts'
import { loadRevision } from '../../store/load.ts'
import type { Table } from '../../store/table.ts'

export type Signed = {
  issue: Issue
  publication: Publication
  letter: FrozenLetter
  pdf: Uint8Array<ArrayBuffer>
  pdfHash: string
}

/** What is there is not what was signed; the message says which part, in Chinese. */
export class Mismatch extends Error {}

/**
 * All that goes out of `distribution`.
 * @throws Mismatch unless content, letter, PDF and recipient list all have the hashes that were signed, and the system
 * sends from the address that stands in the letter, or that somebody decided on since.
 */
export async function openSigned(
  deps: Deps,
  { issue, publication }: Pick<Mailed, 'issue'> & { publication: Publication },
  { mailFrom }: Pick<Distribution, 'mailFrom'>,
): Promise<Signed> {
  const { signOff } = issue
  if (!signOff) throw new Mismatch('本期没有签发记录')
  const [content, pdf] = await Promise.all([openContent(deps, issue.id, signOff), openPdf(deps, issue.id, signOff)])
  await openList(deps, signOff)
  const letter = await openLetter(deps, { issue, publication, content }, signOff)
  const address = mailFrom ?? letter.from.address
  // Which address mails come from is the system's to say, not the issue's: the server may not let another pass.
  if (address !== deps.place.mailFrom)
    throw new Mismatch(
      `邮件应从 ${address} 发出，系统现在的发件地址却是 ${deps.place.mailFrom}。请核对：或把发件地址改回，或确认改用现在的地址，再继续分发`,
    )
  const sent = { ...letter, from: { ...letter.from, address } }
  return { issue, publication, letter: sent, pdf, pdfHash: signOff.pdf.hash }
}

/** The letter that was signed. Before letters were signed each was made of the settings as it went, and still is. */
async function openLetter(deps: Deps, mailed: Mailed, { letterHash, revision }: SignOff): Promise<FrozenLetter> {
  if (letterHash === undefined) return letterOf(deps.place, mailed)
  const found = await findHashed(deps.files, keptLetter(letterHash))
  if (typeof found !== 'string') return parseLetter(found)
  await restoreSoon(deps, { issueId: mailed.issue.id, revision })
  throw new Mismatch(found === 'missing' ? '签发的邮件不在了' : LETTER)
}

/** What a signed correction has the letters of the corrected issue say. @throws Mismatch unless it is what was signed. */
export async function openNotice(
  deps: Deps,
  { issue, publication }: Pick<Mailed, 'issue' | 'publication'>,
  signOff: SignOff,
): Promise<LetterNotice> {
  const content = await openContent(deps, issue.id, signOff)
  const { notice } = await openLetter(deps, { issue, publication, content }, signOff)
  if (!notice) throw new Mismatch(LETTER)
  return notice
}

async function openPdf(deps: Deps, issueId: string, { pdf, revision }: SignOff): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findHashed(deps.files, pdf)
  if (typeof found !== 'string') return found
  // For whoever looks into it: sending goes on when they say so.
  await restoreSoon(deps, { issueId, revision })
  throw new Mismatch(found === 'missing' ? '签发的 PDF 不在了' : PDF)
}

/** @throws Mismatch unless it is what was signed. */
async function openContent({ table }: Pick<Deps, 'table'>, issueId: string, signOff: SignOff): Promise<Content> {
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

const LETTER = '邮件与签发时不一致'
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
