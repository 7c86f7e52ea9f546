/**
 * Marks what Chromium leaves unmarked, page numbers and rules, as artifacts (ISO 32000-1, 14.8.2.2), so that a reader who
 * does not see the page is not read them: PDF/UA-1 wants everything to be either content or artifact.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import { PrintFailure } from './failure.ts'

const PAGE = '/Type /Page\n'
const CONTENTS = '/Contents '
const STREAM = /^<<\/Filter \/FlateDecode\n\/Length (\d+)>> stream\n/

/** New bodies of the pages' content streams, by object number; `objectAt` gives where an object's body begins. */
export function pagesWithArtifacts(pdf: Buffer, objectAt: (number: number) => number): Map<number, Buffer> {
  const bodies = new Map<number, Buffer>()
  for (let page = pdf.indexOf(PAGE); page >= 0; page = pdf.indexOf(PAGE, page + PAGE.length)) {
    const reference = pdf.indexOf(CONTENTS, page) + CONTENTS.length
    const number = Number.parseInt(pdf.toString('latin1', reference, reference + 10), 10)
    const start = objectAt(number)
    const head = STREAM.exec(pdf.toString('latin1', start, start + 100))
    if (!head) throw new PrintFailure('unexpected-answer', `object ${number} of the PDF is no page content as known`)
    const from = start + head[0].length
    const content = inflateSync(pdf.subarray(from, from + Number(head[1]))).toString('latin1')
    const packed = deflateSync(Buffer.from(marked(content), 'latin1'))
    bodies.set(
      number,
      Buffer.concat([
        Buffer.from(`<</Filter /FlateDecode\n/Length ${packed.length}>> stream\n`),
        packed,
        Buffer.from('\nendstream'),
      ]),
    )
  }
  return bodies
}

/** Skia writes an operator a line. Texts (BT … ET) and drawings (Do) outside of all marks get one of their own. */
function marked(content: string): string {
  const lines = content.split('\n')
  const out: string[] = []
  let depth = 0
  for (let i = 0; i < lines.length; i += 1) {
    const line = lines[i] ?? ''
    if (isBegin(line)) depth += 1
    if (isEnd(line)) depth -= 1
    const last = depth > 0 ? -1 : line === 'BT' ? lines.indexOf('ET', i) : line.endsWith(' Do') ? i : -1
    const block = last < 0 ? [] : lines.slice(i, last + 1)
    if (block.length === 0 || block.some((one) => isBegin(one) || isEnd(one))) {
      out.push(line)
      continue
    }
    out.push('/Artifact BMC', ...block, 'EMC')
    i = last
  }
  return out.join('\n')
}

const isBegin = (line: string): boolean => line.endsWith('BDC') || line.endsWith('BMC')
const isEnd = (line: string): boolean => line.endsWith('EMC')
