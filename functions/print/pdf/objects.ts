/** The objects of a PDF as Chromium writes it: all of them plain, one behind the other, and one classic table at the end. */
import { PrintFailure } from '../failure.ts'

/** What stands between `obj` and `endobj`, in parts: they are put together once, with the file. */
export type Body = readonly Buffer[]

export type PdfObjects = {
  root: number
  info: number
  /** The number of the next new object; the table has as many rows. */
  size: number
  /** All numbers that an object has, in the order of the objects in the file. */
  numbers: readonly number[]
  /** What stands between `obj` and `endobj`, as it is in the file. Throws `PrintFailure`. */
  bodyOf(number: number): Buffer
  /** The file with other bodies for some objects, and new objects from `size` on without a gap. */
  with(bodies: ReadonlyMap<number, Body>): Buffer<ArrayBuffer>
}

/** The trailer (7.5.5), its entries in any order. */
const TRAILER = /trailer\s*<<(.*)>>\s*startxref\s+(\d+)\s+%%EOF\s*$/s
/** A row of the table (ISO 32000-1, 7.5.4): ten digits, five digits, a letter, two characters of end of line. */
const ROW = 20
const END = Buffer.from('\nendobj\n')

/** Throws `PrintFailure` if the file is not as Chromium's are. */
export function readObjects(pdf: Buffer): PdfObjects {
  const [, trailer = '', start] = TRAILER.exec(pdf.toString('latin1', Math.max(0, pdf.length - 1000))) ?? []
  const [size, root, info] = ['Size', 'Root', 'Info'].map((name) =>
    Number(new RegExp(`/${name}\\s+(\\d+)`).exec(trailer)?.[1]),
  )
  const table = Number(start)
  if (!size || !root || !info || !table) throw unknown('no trailer as known')
  const rows = pdf.indexOf('\n', pdf.indexOf('\n', table) + 1) + 1
  const starts = Array.from({ length: size }, (_, number) => startIn(pdf, rows + number * ROW))
  const inOrder = [...starts.keys()].filter((number) => starts[number] !== FREE)
  inOrder.sort((a, b) => (starts[a] ?? 0) - (starts[b] ?? 0))
  const ends = new Array<number>(size).fill(0)
  for (const [i, number] of inOrder.entries()) ends[number] = starts[inOrder[i + 1] ?? 0] || table

  function bodyOf(number: number): Buffer {
    const head = `${number} 0 obj\n`
    const start = starts[number] ?? 0
    const end = (ends[number] ?? 0) - END.length
    if (pdf.toString('latin1', start, start + head.length) !== head || pdf.indexOf(END, end) !== end)
      throw unknown(`object ${number} is not where the table says`)
    return pdf.subarray(start + head.length, end)
  }

  return {
    root,
    info,
    size,
    numbers: inOrder,
    bodyOf,
    with(bodies) {
      const parts = [pdf.subarray(0, starts[inOrder[0] ?? 0])]
      let at = parts[0]?.length ?? 0
      const found: number[] = []
      const put = (number: number, ...some: Buffer[]) => {
        found[number] = at
        for (const part of some) at += part.length
        parts.push(...some)
      }
      const whole = (number: number, body: Body) => put(number, Buffer.from(`${number} 0 obj\n`), ...body, END)
      for (const number of inOrder) {
        const body = bodies.get(number)
        if (body) whole(number, body)
        else put(number, pdf.subarray(starts[number], ends[number]))
      }
      let next = size
      for (let body = bodies.get(next); body; body = bodies.get(next)) {
        whole(next, body)
        next += 1
      }
      const places = Array.from({ length: next }, (_, number) => rowOf(found[number]))
      const end = `xref\n0 ${next}\n${places.join('')}trailer\n<</Size ${next}\n/Root ${root} 0 R\n/Info ${info} 0 R>>\nstartxref\n${at}\n%%EOF\n`
      return Buffer.concat([...parts, Buffer.from(end)])
    },
  }
}

/** A number that no object has; the first is one of them. */
const FREE = 0

const startIn = (pdf: Buffer, row: number): number =>
  pdf[row + 17] === 'n'.charCodeAt(0) ? Number(pdf.toString('latin1', row, row + 10)) : FREE

const rowOf = (start = FREE): string =>
  start === FREE ? '0000000000 65535 f \n' : `${String(start).padStart(10, '0')} 00000 n \n`

/** A stream object's body (7.3.8), of `data` one behind the other; `entries` beside its length. */
export function streamBody(entries: string, ...data: Buffer[]): Body {
  const length = data.reduce((sum, part) => sum + part.length, 0)
  return [Buffer.from(`<<${entries}\n/Length ${length}>> stream\n`), ...data, END_OF_STREAM]
}

const END_OF_STREAM = Buffer.from('\nendstream')

/** Half the time of zlib's usual level, for a tenth more of a page; and a quarter of its memory, which Node collects all too often. */
export const PACKING = { level: 3, windowBits: 13, memLevel: 6 }

const STREAM = /^<<(?:\/Length1 \d+\n)?\/Filter \/FlateDecode\n\/Length (\d+)>> stream\n/

/** The packed bytes of a stream object without other entries, or null for another body. */
export function packedIn(body: Buffer): Buffer | null {
  const head = STREAM.exec(body.toString('latin1', 0, 100))
  return head ? body.subarray(head[0].length, head[0].length + Number(head[1])) : null
}

const unknown = (what: string) => new PrintFailure('unexpected-answer', `the PDF is not as known: ${what}`)
