/** Hands out `@font-face` rules for just the characters that a text has, and the files behind them. */
import { readFile } from 'node:fs/promises'
import { basename } from 'node:path'
import type { OwnFonts } from '#shared/content/content.ts'
import type { FacedTexts } from '#shared/print/faced-texts.ts'
import type { Face } from '#shared/print/style.ts'
import { FACES, STACKS } from '#shared/print/style.ts'
import type { FontFile, FontFolders } from './font-files.ts'
import { readCoverage } from './font-files.ts'
import type { FontRule } from './font-rule.ts'
import { type OwnRule, ownFontRules } from './own-fonts.ts'

export type FontRules = {
  /** The rules that `texts` need: a few kB of style instead of the packages' 600. */
  rulesFor(texts: FacedTexts): FontRule[]
  /** The rules of a centre's own fonts. Throws `fonts-not-loaded` for one that cannot be used. */
  ownRules(fonts: OwnFonts): OwnRule[]
  /** The woff2 file behind a rule's address, or null for any other address. */
  read(address: string): Promise<Buffer> | null
}

// What the files surely have. The Noto style sheets claim some 2,000 more signs (※, Cyrillic, rare symbols) than the files hold.
const SURE = /[\u0020-\u007E·\u2002—‘’“”…\u3000-\u4DB5\u4E00-\u9FEF\uFF00-\uFFEF]/

export function openFontRules(folders: FontFolders = {}): FontRules {
  const coverages = new Map<Face, Map<number, FontFile>>()
  const rules = new Map<FontFile, FontRule>()
  const paths = new Map<string, string>()

  function fileFor(face: Face, code: number): FontFile | undefined {
    const coverage = coverages.get(face) ?? readCoverage(face, folders)
    coverages.set(face, coverage)
    return coverage.get(code)
  }

  function ruleFor(face: Face, file: FontFile): FontRule {
    const known = rules.get(file)
    if (known) return known
    const address = `/fonts/${face}/${basename(file.path)}`
    const css = `@font-face{font-family:"${FACES[face]}";src:url("${address}") format("woff2");unicode-range:${file.ranges}}`
    paths.set(address, file.path)
    rules.set(file, { address, css })
    return { address, css }
  }

  /** The faces that may have to show `character`, as the browser will try them. */
  function* choices(stack: readonly Face[], character: string): Generator<[Face, FontFile]> {
    for (const face of stack) {
      const file = fileFor(face, character.codePointAt(0) ?? 0)
      if (file) yield [face, file]
      if (file && SURE.test(character)) return
    }
  }

  return {
    rulesFor(texts) {
      const chosen = new Map<FontFile, Face>()
      for (const [face, stack] of Object.entries(STACKS)) {
        // Object.entries forgets that the keys are those of FacedTexts.
        const text = texts[face as keyof FacedTexts]
        // The space is always asked for: the file that holds it sets the metrics of the line.
        for (const character of new Set(` ${text}`))
          for (const [shown, file] of choices(stack, character)) chosen.set(file, shown)
      }
      return Array.from(chosen, ([file, face]) => ruleFor(face, file))
    },
    ownRules(fonts) {
      const own = ownFontRules(fonts, folders.centre ?? process.env.FONTS_DIR)
      for (const { address, path } of own) paths.set(address, path)
      return own
    },
    read(address) {
      const path = paths.get(address)
      return path === undefined ? null : readFile(path)
    },
  }
}
