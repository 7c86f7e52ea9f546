/**
 * The way that prints the body font as boxes and puts its outlines in afterwards (outlines.ts): the same page to the pixel,
 * in two thirds of the time. It is taken where its files are there and the PDF is one that it knows; otherwise the plain way.
 */
import { existsSync } from 'node:fs'
import { join } from 'node:path'
import { fileURLToPath } from 'node:url'
import type { Log } from '../../log/log.ts'
import { finished } from '../pdf/finished.ts'
import type { Way } from '../way.ts'
import { trueOutlines, UnknownFont } from './outlines.ts'
import { type PackedGlyphs, readPackedGlyphs } from './packed-glyphs.ts'

/** Beside this file, or beside the bundle that it has become. */
const BOXES = fileURLToPath(new URL('./boxes', import.meta.url))
const FONT = 'fandol-fang-common.woff2'
const GLYPHS = 'fandol-fang-common.glyphs'

/** `folder`: of the font of boxes and its packed outlines; `log` is told once that they are not used, and why. */
export function fastWay(plain: Way, log: Log, folder = plain.fonts.boxes ?? BOXES): Way {
  const giveUp = (why: string): Way => {
    log({ level: 'warn', event: 'printing-the-plain-way', why })
    return plain
  }
  let glyphs: PackedGlyphs
  try {
    glyphs = readPackedGlyphs(join(folder, GLYPHS))
  } catch (error) {
    return giveUp(error instanceof Error ? error.message : String(error))
  }
  if (!existsSync(join(folder, FONT))) return giveUp(`${join(folder, FONT)} is missing`)
  return {
    fonts: { ...plain.fonts, instead: { [FONT]: join(folder, FONT) } },
    finish: (raw, description) => finished(raw, description, (pdf, objects) => trueOutlines(pdf, objects, glyphs)),
    instead: (error) => (error instanceof UnknownFont ? giveUp(error.message) : null),
  }
}
