/** Writes fonts/coverage.json from the fonts themselves: `node functions/print/write-coverage.ts`, after a font was changed. */
import { readFileSync, writeFileSync } from 'node:fs'
import type { Face } from '#shared/print/style.ts'
import { readCoverage } from './font-files.ts'
import { readFontTables } from './font-tables.ts'
import { rangesOf } from './unicode-ranges.ts'

/** The code points of a face that are claimed for a file and that the file has. */
export function glyphsOf(face: Face): Set<number> {
  const coverage = readCoverage(face, {})
  const held = new Map(
    [...new Set(coverage.values())].map((file) => [file, new Set(readFontTables(readFileSync(file.path)).codePoints)]),
  )
  return new Set([...coverage].flatMap(([code, file]) => (held.get(file)?.has(code) ? [code] : [])))
}

/** `everywhere`: what both weights of the face have that ends the stacks; `text`: what 仿宋 and 楷体 both have beyond it. */
export function coverageOfFonts(): { everywhere: string; text: string } {
  const [rare, heavy, body, byline] = [glyphsOf('rare'), glyphsOf('heavy'), glyphsOf('body'), glyphsOf('byline')]
  const ranges = (codes: Iterable<number>) => rangesOf([...codes].sort((a, b) => a - b))
  const everywhere = new Set([...rare].filter((code) => heavy.has(code)))
  return {
    everywhere: ranges(everywhere),
    text: ranges([...body].filter((code) => byline.has(code) && !everywhere.has(code))),
  }
}

if (import.meta.main)
  writeFileSync(new URL('./fonts/coverage.json', import.meta.url), `${JSON.stringify(coverageOfFonts(), null, 2)}\n`)
