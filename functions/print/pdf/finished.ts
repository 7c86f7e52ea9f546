/** From what Chromium prints to the file that is given out: same content, same bytes, whenever and wherever. */
import { PrintFailure } from '../failure.ts'
import type { PackedGlyphs } from '../glyphs/packed-glyphs.ts'
import { pagesWithArtifacts } from './artifacts.ts'
import { type Description, described } from './description.ts'
import { readObjects } from './objects.ts'
import { trueOutlines } from './outlines.ts'

/** Throws `PrintFailure` if the file is not as Chromium's are. */
export function finished(raw: Buffer, description: Description, glyphs: () => PackedGlyphs): Buffer<ArrayBuffer> {
  const objects = readObjects(raw)
  return objects.with(
    new Map([
      ...pagesWithArtifacts(raw, objects),
      ...trueOutlines(raw, objects, glyphs),
      ...described(objects, description),
    ]),
  )
}

const PAGE = '/Type /Page\n'

/** Number of pages: Chromium leaves their dictionaries uncompressed. Throws `PrintFailure` if there are none. */
export function pageCount(pdf: Buffer): number {
  let count = 0
  for (let at = pdf.indexOf(PAGE); at >= 0; at = pdf.indexOf(PAGE, at + PAGE.length)) count += 1
  if (count === 0) throw new PrintFailure('unexpected-answer', 'no page found in the PDF')
  return count
}
