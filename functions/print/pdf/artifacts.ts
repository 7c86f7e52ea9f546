/**
 * Marks what Chromium leaves unmarked, page numbers and rules, as artifacts (ISO 32000-1, 14.8.2.2), so that a reader who
 * does not see the page is not read them: PDF/UA-1 wants everything to be either content or artifact.
 */
import { deflateSync, inflateSync } from 'node:zlib'
import { PrintFailure } from '../failure.ts'
import { type Body, PACKING, type PdfObjects, packedIn, streamBody } from './objects.ts'

const PAGE = '/Type /Page\n'
const CONTENTS = '/Contents '

/** New bodies of the content streams, one for each page, by object number. Throws `PrintFailure`, also if there is no page. */
export function pagesWithArtifacts(pdf: Buffer, { bodyOf }: PdfObjects): Map<number, Body> {
  const bodies = new Map<number, Body>()
  for (let page = pdf.indexOf(PAGE); page >= 0; page = pdf.indexOf(PAGE, page + PAGE.length)) {
    const reference = pdf.indexOf(CONTENTS, page) + CONTENTS.length
    const number = Number.parseInt(pdf.toString('latin1', reference, reference + 10), 10)
    const packed = packedIn(bodyOf(number))
    if (!packed) throw new PrintFailure('unexpected-answer', `object ${number} of the PDF is no page content as known`)
    const content = marked(inflateSync(packed).toString('latin1'))
    bodies.set(number, streamBody('/Filter /FlateDecode', deflateSync(Buffer.from(content, 'latin1'), PACKING)))
  }
  if (bodies.size === 0) throw new PrintFailure('unexpected-answer', 'no page found in the PDF')
  return bodies
}

const MARK = /(B[DM]C|EMC)\n/g

/** Skia writes an operator a line. Texts (BT … ET) and drawings (Do) outside of all marks get one of their own. */
function marked(content: string): string {
  let out = ''
  let at = 0
  let depth = 0
  for (const { 1: mark, index } of content.matchAll(MARK)) {
    if (depth === 0) {
      const line = content.lastIndexOf('\n', index) + 1
      out += asArtifacts(content.slice(at, line))
      at = line
    }
    depth += mark === 'EMC' ? -1 : 1
    if (depth === 0) {
      out += content.slice(at, index + 4)
      at = index + 4
    }
  }
  return out + asArtifacts(content.slice(at))
}

const asArtifacts = (content: string): string =>
  content.replace(/^(?:BT\n[\s\S]*?\nET|.* Do)$/gm, '/Artifact BMC\n$&\nEMC')
