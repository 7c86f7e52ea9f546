/** From what Chromium prints to the file that is given out: same content, same bytes, whenever and wherever. */
import type { PackedGlyphs } from '../glyphs/packed-glyphs.ts'
import { pagesWithArtifacts } from './artifacts.ts'
import { cellsNamed } from './cell-ids.ts'
import { type Description, described } from './description.ts'
import { readObjects } from './objects.ts'
import { trueOutlines } from './outlines.ts'

/** The file and its number of pages. Throws `PrintFailure` if what was printed is not as Chromium's files are. */
export function finished(
  raw: Buffer,
  description: Description,
  glyphs: () => PackedGlyphs,
): { pdf: Buffer<ArrayBuffer>; pages: number } {
  const objects = readObjects(raw)
  const contents = pagesWithArtifacts(raw, objects)
  const bodies = new Map([
    ...contents,
    ...cellsNamed(raw, objects),
    ...trueOutlines(raw, objects, glyphs),
    ...described(objects, description),
  ])
  return { pdf: objects.with(bodies), pages: contents.size }
}
