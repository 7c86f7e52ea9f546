/** A way from a job to its file: the fonts that the browser prints with, and what is made of the PDF that it gives. */
import type { FontFolders } from './font-files.ts'
import type { Description } from './pdf/description.ts'
import { type Finished, finished } from './pdf/finished.ts'

export type Way = {
  fonts: FontFolders
  /** Throws `PrintFailure` if what was printed is not as Chromium's files are. */
  finish(raw: Buffer, description: Description): Finished
  /** How to print from now on if this way failed so; null where another one would fail alike. */
  instead(error: unknown): Way | null
}

/** Works with every Chromium that prints the page (browser/chromium.ts). */
export const plainWay = (fonts: FontFolders = {}): Way => ({
  fonts,
  finish: finished,
  instead: () => null,
})
