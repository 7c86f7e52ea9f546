/** From what Chromium prints to the file that is given out: same content, same bytes, whenever and wherever. */
import { pagesWithArtifacts } from './artifacts.ts'
import { cellsNamed } from './cell-ids.ts'
import { type Description, described } from './description.ts'
import { type Body, type PdfObjects, readObjects } from './objects.ts'

/** The file and its number of pages. */
export type Finished = { pdf: Buffer<ArrayBuffer>; pages: number }

/**
 * `others` gives more bodies, by object number. Throws `PrintFailure` if what was printed is not as Chromium's files are.
 */
export function finished(
  raw: Buffer,
  description: Description,
  others: (pdf: Buffer, objects: PdfObjects) => ReadonlyMap<number, Body> = () => new Map(),
): Finished {
  const objects = readObjects(raw)
  const contents = pagesWithArtifacts(raw, objects)
  const bodies = new Map([
    ...contents,
    ...cellsNamed(raw, objects),
    ...others(raw, objects),
    ...described(objects, description),
  ])
  return { pdf: objects.with(bodies), pages: contents.size }
}
