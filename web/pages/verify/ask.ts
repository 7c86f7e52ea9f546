/** Asking of one file whether it was issued, by its hash. */
import { sha256 } from '#shared/hash.ts'
import type { Issued } from '#shared/issue/issued.ts'
import { answer, api } from '../../api/client.ts'

export type Asked = { key: string; name: string } & (
  | { kind: 'issued'; hash: string; issued: Issued[] }
  | { kind: 'not-asked'; why: string }
  | { kind: 'failed'; error: unknown }
)

/** Far above any issue, and what a browser still holds in memory with ease. */
const MOST_BYTES = 200_000_000

export async function ask(file: File): Promise<Asked> {
  const about = { key: crypto.getRandomValues(new Uint32Array(2)).join('-'), name: file.name }
  const why = await whyNotAsk(file)
  if (why !== null) return { ...about, kind: 'not-asked', why }
  try {
    const hash = await sha256(new Uint8Array(await file.arrayBuffer()))
    const { issued } = await answer(api.issued[':sha256'].$get({ param: { sha256: hash } }))
    return { ...about, kind: 'issued', hash, issued }
  } catch (error) {
    return { ...about, kind: 'failed', error }
  }
}

async function whyNotAsk(file: File): Promise<string | null> {
  if (!window.isSecureContext) return '本页不是经 HTTPS 打开的，浏览器不能计算哈希，请改用 https 地址打开。'
  if (file.size > MOST_BYTES) return '文件过大，不像是一期简报。'
  const head = await file
    .slice(0, 4)
    .text()
    .catch(() => null)
  if (head === null) return '文件读不出来，请确认它还在原处，且不是文件夹。'
  if (head.startsWith('PK')) return '这是压缩包。请选择其中的 PDF；分发证明（.zip）请用 cx verify 命令核验。'
  return head === '%PDF' ? null : '这不是 PDF 文件。'
}
