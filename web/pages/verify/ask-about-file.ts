/** Asks of one file whether it was issued, by its hash; of a proof of distribution, whether it holds as well. */
import { sha256 } from '#shared/hash.ts'
import type { Issued } from '#shared/issue/issued.ts'
import type { Verdict } from '#shared/proof/check-proof.ts'
import { answer, api } from '../../api/client.ts'
import { newId } from '../../parts/new-id.ts'

type Answer =
  | { kind: 'issued'; hash: string; issued: Issued[] }
  | { kind: 'proof'; verdict: Verdict; issued: Issued[] }
  | { kind: 'not-asked'; why: string }
  | { kind: 'failed'; error: unknown }
export type FileAsked = { key: string; name: string } & Answer

/** Far above any issue, and what a browser still holds in memory with ease. */
const MOST_BYTES = 200_000_000

export async function askAboutFile(file: File): Promise<FileAsked> {
  const about = { key: newId(), name: file.name }
  if (file.size > MOST_BYTES) return { ...about, kind: 'not-asked', why: '文件过大，不像是一期简报。' }
  const bytes = await file.arrayBuffer().catch(() => null)
  if (!bytes) return { ...about, kind: 'not-asked', why: '文件读不出来，请确认它还在原处，且不是文件夹。' }
  try {
    return { ...about, ...(await answerTo(new Uint8Array(bytes))) }
  } catch (error) {
    return { ...about, kind: 'failed', error }
  }
}

async function answerTo(bytes: Uint8Array<ArrayBuffer>): Promise<Answer> {
  const head = new TextDecoder('latin1').decode(bytes.subarray(0, 4))
  if (head === '%PDF') {
    const hash = await sha256(bytes)
    return { kind: 'issued', hash, issued: await issuedAs(hash) }
  }
  if (!head.startsWith('PK')) return { kind: 'not-asked', why: '这不是 PDF 文件，也不是分发证明（.zip）。' }
  const { checkedProof } = await import('../../parts/check-proof.ts')
  const checked = await checkedProof(bytes)
  if (!checked)
    return { kind: 'not-asked', why: '这个压缩包不是分发证明。请选择其中的 PDF，或本系统出具的分发证明（.zip）。' }
  const { verdict, pdfHash } = checked
  return { kind: 'proof', verdict, issued: pdfHash ? await issuedAs(pdfHash) : [] }
}

const issuedAs = async (sha256: string): Promise<Issued[]> =>
  (await answer(api.issued[':sha256'].$get({ param: { sha256 } }))).issued
