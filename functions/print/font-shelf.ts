/** Hands out `@font-face` rules for just the characters that a text has, and the files behind them. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { Face } from '#shared/print/style.ts'
import { FACES } from '#shared/print/style.ts'
import type { FontFile, FontFolders } from './font-files.ts'
import { readCoverage } from './font-files.ts'

/** One `@font-face` rule; `address` is its file's URL path and identifies it. */
export type FontRule = { address: string; css: string }

export type FontShelf = {
  /** The rules for `texts` (face → all that is set in it): a few kB instead of the packages' 600. */
  rulesFor(texts: Partial<Record<Face, string>>): FontRule[]
  /** The woff2 file behind a rule's address, or null for any other address. */
  read(address: string): Promise<Buffer> | null
}

export function fontShelf(folders: FontFolders = {}): FontShelf {
  const coverages = new Map<Face, Map<number, FontFile>>()
  const files = new Map<string, string>()

  function coverage(face: Face): Map<number, FontFile> {
    const known = coverages.get(face) ?? readCoverage(face, folders)
    coverages.set(face, known)
    return known
  }

  function rule(face: Face, { path, ranges }: FontFile): FontRule {
    const address = `/fonts/${face}/${basename(path)}`
    files.set(address, path)
    const css = `@font-face{font-family:"${FACES[face]}";src:url("${address}") format("woff2");unicode-range:${ranges}}`
    return { address, css }
  }

  return {
    rulesFor(texts) {
      const chosen = new Map<string, FontRule>()
      const choose = (face: Face, code: number): boolean => {
        const file = coverage(face).get(code)
        if (!file) return false
        const { address, css } = rule(face, file)
        chosen.set(address, { address, css })
        return true
      }
      for (const face of facesOf(texts)) {
        // The space is always asked for: the file that holds it sets the line's metrics.
        for (const character of new Set(` ${texts[face]}`)) {
          const code = character.codePointAt(0) ?? 0
          const first = LATIN_FIRST.has(face) && choose('latin', code)
          if (first) continue
          if (!choose(face, code) || !SURE.test(character)) choose('rare', code)
        }
      }
      return [...chosen.values()]
    },
    read(address) {
      const path = files.get(address)
      return path === undefined ? null : readFile(path)
    },
  }
}

const facesOf = (texts: Partial<Record<Face, string>>): Face[] =>
  // Object.keys forgets that the keys are faces; the type of `texts` allows no others.
  Object.keys(texts) as Face[]

// Faces before which style.ts puts Tinos.
const LATIN_FIRST = new Set<Face>(['body', 'byline'])

// What the Noto packages surely have. Their style sheets claim some 2,000 more signs (※, Cyrillic, rare symbols) that the files lack.
const SURE = /[\u0020-\u007E·\u2002—‘’“”…\u3000-\u4DB5\u4E00-\u9FEF\uFF00-\uFFEF]/
