/** PDF files (ISO 32000-2): whole, without a password, and without scripts, programs or files inside. */
import { inflateSync } from 'node:zlib'
import { Refusal } from '#shared/refusals.ts'

/** One stream and all of them, unpacked: more is no document that a department hands in. */
const MOST_OF_ONE = 50_000_000
const MOST_OF_ALL = 200_000_000

/** Names of what a reader runs, opens or sends by itself (ISO 32000-2, 12.6.4 and 13). */
const ACTIVE =
  /\/(JavaScript|JS|Launch|EmbeddedFiles?|RichMedia\w*|XFA|ImportData|SubmitForm|GoToE|Rendition|Movie|Sound|3D)(?![A-Za-z0-9])/
/** A name may spell its letters as `#4A` (7.3.5). */
const spelled = (text: string) =>
  text.replace(/#([0-9a-f]{2})/gi, (_, hex) => String.fromCharCode(Number.parseInt(hex, 16)))

export const isPdf = (file: Buffer): boolean => /^%PDF-(1\.[0-7]|2\.0)[\r\n\s]/.test(file.toString('latin1', 0, 9))

/** @throws Refusal `attachment-damaged`, `attachment-locked`, `attachment-active`, `attachment-unpacks-too-large` */
export function judgePdf(file: Buffer): 'pdf' {
  const text = file.toString('latin1')
  if (!/%%EOF\s*$/.test(text.slice(-1024))) throw new Refusal('attachment-damaged')
  const { outside, streams } = apart(text)
  const said = spelled(outside)
  if (/\/Encrypt(?![A-Za-z0-9])/.test(said)) throw new Refusal('attachment-locked')
  if (ACTIVE.test(said)) throw new Refusal('attachment-active')
  let left = MOST_OF_ALL
  for (const { head, from, to } of streams) {
    if (!holdsObjects(head)) continue
    const inside = unpacked(head, file.subarray(from, to))
    left -= inside.length
    if (left < 0) throw new Refusal('attachment-unpacks-too-large')
    if (ACTIVE.test(spelled(inside.toString('latin1')))) throw new Refusal('attachment-active')
  }
  return 'pdf'
}

type Stream = { head: string; from: number; to: number }

/** The file without what lies in its streams, and where these are; `head` is what the stream's dictionary says. */
function apart(text: string): { outside: string; streams: Stream[] } {
  const pieces: string[] = []
  const streams: Stream[] = []
  let at = 0
  // A line feed must be there (7.3.8); readers also bear a carriage return alone.
  for (const found of text.matchAll(/\bstream(\r\n|\n|\r)/g)) {
    // Within the stream before it the word is data.
    if (found.index < at) continue
    const from = found.index + found[0].length
    const to = text.indexOf('endstream', from)
    if (to < 0) throw new Refusal('attachment-damaged')
    const before = text.slice(at, found.index)
    pieces.push(before)
    streams.push({ head: spelled(before.slice(before.lastIndexOf('obj') + 3)), from, to })
    at = to + 'endstream'.length
  }
  return { outside: [...pieces, text.slice(at)].join('\n'), streams }
}

/** Objects lie packed in streams of this type (7.5.7); a reader may find them by the cross-reference alone. */
const holdsObjects = (head: string): boolean => /\/ObjStm(?![A-Za-z0-9])/.test(head) || /\/First\s+\d/.test(head)

/** @throws Refusal `attachment-damaged` where it is packed as no usual program does it */
function unpacked(head: string, packed: Buffer): Buffer {
  const [, many, one = ''] = /\/Filter\s*(?:\[([^\]]*)\]|(\/\w+))/.exec(head) ?? []
  const filters = (many ?? one).trim()
  if (!/\/Filter(?![A-Za-z0-9])/.test(head)) return packed
  if (filters !== '/FlateDecode' || /\/Predictor\s+(?!1\b)\d/.test(head)) throw new Refusal('attachment-damaged')
  try {
    return inflateSync(packed, { maxOutputLength: MOST_OF_ONE })
  } catch (error) {
    const isTooLarge = error instanceof RangeError
    throw new Refusal(isTooLarge ? 'attachment-unpacks-too-large' : 'attachment-damaged')
  }
}
