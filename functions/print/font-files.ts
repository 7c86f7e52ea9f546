/** Which font file holds which character, for each face of the page: files made for it, and fonts from npm packages. */
import { readFileSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath } from 'node:url'
import { z } from 'zod'
import type { Face } from '#shared/print/style.ts'
import { packageFolder } from './packages.ts'
import { codePointsOf, rangesOf } from './unicode-ranges.ts'

export type FontFolders = {
  /** Folder of the files made for the page (fonts/README.md) and `ranges.json`; default: `fonts` beside this file or bundle. */
  own?: string | undefined
  /** Paths of files that are taken in place of the folder's, by their names. */
  instead?: Readonly<Record<string, string>> | undefined
  /** Folder of what the fast way has; default: `boxes` beside it. */
  boxes?: string | undefined
  /** Folder that holds the font packages by name, like `node_modules`; default: the nearest one. */
  packages?: string | undefined
  /** Folder of the centre's own fonts; default: FONTS_DIR of the environment, if it is set. */
  centre?: string | undefined
}

/** A woff2 file and the code points it is used for, as a CSS `unicode-range`. */
export type FontFile = { path: string; ranges: string }

type Source = (folders: FontFolders) => FontFile[]

/** Where a face takes its characters from, the first source that has one first. A centre's own fonts go in front. */
const SOURCES: Record<Face, Source[]> = {
  name: [ours('noto-serif-900'), styleSheet('@fontsource/noto-serif-sc', '900.css')],
  heading: [ours('noto-sans-500'), styleSheet('@fontsource/noto-sans-sc', '500.css')],
  body: [ours('fandol-fang')],
  byline: [ours('fandol-kai')],
  folio: [ours('noto-serif-400')],
  latin: [tinos],
  rare: [styleSheet('@chinese-fonts/lxgwwenkai', 'dist/LXGWWenKai-Light/result.css')],
  heavy: [styleSheet('@chinese-fonts/lxgwwenkai', 'dist/LXGWWenKai-Medium/result.css')],
}

/**
 * The file for each code point of `face`. A code point is in one file only, so the order in which files are declared
 * means nothing and a page that has served other issues prints the same bytes. Throws if a package or file is missing.
 */
export function readCoverage(face: Face, folders: FontFolders): Map<number, FontFile> {
  const coverage = new Map<number, FontFile>()
  for (const file of SOURCES[face].flatMap((source) => source(folders))) {
    const codes = [...codePointsOf(file.ranges)].filter((code) => !coverage.has(code))
    file.ranges = rangesOf(codes)
    for (const code of codes) coverage.set(code, file)
  }
  return coverage
}

const OWN = fileURLToPath(new URL('./fonts', import.meta.url))

/** The files of our own folder whose names begin so. */
function ours(start: string): Source {
  return ({ own = OWN, instead = {} }) => {
    const index = z.record(z.string(), z.string()).parse(JSON.parse(readFileSync(join(own, 'ranges.json'), 'utf8')))
    return Object.entries(index)
      .filter(([name]) => name.startsWith(start))
      .map(([name, ranges]) => ({ path: instead[name] ?? join(own, name), ranges }))
  }
}

/** Digits and Latin letters. Signs that are full-width in Chinese (· × ° “ …) stay with Fandol. */
function tinos({ packages }: FontFolders): FontFile[] {
  const file = (part: string) =>
    join(packageFolder('@fontsource/tinos', packages), `files/tinos-${part}-400-normal.woff2`)
  return [
    { path: file('latin'), ranges: 'U+20-7E,U+C0-D6,U+D8-F6,U+F8-FF,U+20AC' },
    { path: file('latin-ext'), ranges: 'U+100-17F,U+1E00-1EFF' },
  ]
}

const FONT_FACE = /url\(["']?\.\/([^"')]+\.woff2)["']?\)[^}]*?unicode-range:\s*([^;}]+)/g

/** The files that a package's style sheet names. Where two overlap the later counts, as in CSS. */
function styleSheet(name: string, path: string): Source {
  return ({ packages }) => {
    const sheet = join(packageFolder(name, packages), path)
    const rules = [...readFileSync(sheet, 'utf8').matchAll(FONT_FACE)]
    return rules.reverse().map(([, file = '', ranges = '']) => ({ path: join(dirname(sheet), file), ranges }))
  }
}
