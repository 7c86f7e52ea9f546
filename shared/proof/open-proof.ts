/** Opening a proof: its parts out of the zip, and the zip itself held to the bytes that the same parts make. */
import { listZip, openEntry, packZip } from '../zip.ts'
import { MANIFEST, PART_NAMES, PARTS } from './proof-parts.ts'

/** One thing that was looked at. `part` is a file of the proof, `zip` its wrapping, or `file` the PDF held against it. */
export type Finding = { part: string; holds: boolean; says: string }

export const holds = (part: string, says: string): Finding => ({ part, holds: true, says })
export const fails = (part: string, says: string): Finding => ({ part, holds: false, says })

/** What was given is no proof at all, damaged or whole. */
export class NotAProof extends Error {}

export type Parts = Map<string, Uint8Array<ArrayBuffer>>

const NAMES: readonly string[] = [...PART_NAMES, MANIFEST]

/** The parts that can be read, and whether anything in the zip besides them was altered. @throws NotAProof */
export function openProof(zip: Uint8Array): { parts: Parts; finding: Finding } {
  const listed = listZip(zip)?.map(({ name }) => name)
  const parts: Parts = new Map()
  for (const name of NAMES) {
    const bytes = openEntry(zip, name, zip.length)
    if (bytes) parts.set(name, bytes)
  }
  if (parts.size === 0) {
    if (!new TextDecoder('latin1').decode(zip).includes(MANIFEST)) throw new NotAProof('这不是分发证明（.zip）')
    return { parts, finding: fails('zip', '压缩包已损坏，打不开') }
  }
  const strangers = (listed ?? []).filter((name) => !NAMES.includes(name))
  if (strangers.length) return { parts, finding: fails('zip', `压缩包里有不属于证明的文件：${strangers.join('、')}`) }
  return { parts, finding: wrapping(zip, parts) }
}

/** A proof's zip follows from its parts byte for byte, so that a changed name, size or date shows too. */
function wrapping(zip: Uint8Array, parts: Parts): Finding {
  const packed = packZip(parts)
  if (zip.length === packed.length && zip.every((byte, at) => byte === packed[at]))
    return holds('zip', '压缩包完好，没有多余的内容')
  const at = packed.findIndex((byte, index) => byte !== zip[index])
  const where = at < 0 ? '末尾' : placeOf(at, parts)
  return fails('zip', `压缩包与原样不一致：${where}被改动`)
}

/** Where in the zip a byte stands, in words: the entries lie one after another, then the directory (APPNOTE 4.3.6). */
function placeOf(at: number, parts: Parts): string {
  let end = 0
  for (const [name, bytes] of parts) {
    // Its header holds a checksum of it: a change in either shows in both.
    end += 30 + new TextEncoder().encode(name).length + bytes.length
    if (at < end) return `${labelOf(name)}（${name}）或其文件头`
  }
  return '文件目录'
}

export const labelOf = (name: string): string =>
  Object.entries({ ...PARTS, [MANIFEST]: '清单' }).find(([part]) => part === name)?.[1] ?? name
