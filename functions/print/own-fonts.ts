/** A centre's own licensed fonts: files in a folder, named in the publication's settings, used before the shipped ones. */
import { createHash } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { join } from 'node:path'
import type { OwnFonts } from '#shared/content/content.ts'
import type { HasGlyph } from '#shared/print/unprinted.ts'
import { REASONS, systemCode } from '../files/disk-faults.ts'
import { PrintFailure } from './failure.ts'
import type { FontRule } from './font-rule.ts'
import { readFontTables } from './font-tables.ts'

export type OwnRule = FontRule & { part: keyof OwnFonts; family: string; path: string }

const PARTS = ['name', 'heading', 'body', 'byline', 'folio'] as const satisfies readonly (keyof OwnFonts)[]

/** Rules by file and its bytes: a file that was exchanged is another font. */
export function ownFontRules(fonts: OwnFonts, folder: string | undefined): OwnRule[] {
  return PARTS.flatMap((part) => {
    const name = fonts[part]
    return name === undefined ? [] : [ruleOf(part, name, folder)]
  })
}

function ruleOf(part: keyof OwnFonts, name: string, folder: string | undefined): OwnRule {
  if (folder === undefined) throw missing(name, '本系统没有设置字体文件夹（FONTS_DIR），请管理员设置')
  const path = join(folder, name)
  const file = readOr(path, name)
  const id = createHash('sha256').update(file).digest('hex').slice(0, 16)
  const address = `/fonts/own/${id}`
  const family = `CX Own ${id}`
  return { part, family, path, address, css: `@font-face{font-family:"${family}";src:url("${address}")}` }
}

function readOr(path: string, name: string): Buffer {
  let outlines: string
  let file: Buffer
  try {
    file = readFileSync(path)
    outlines = readFontTables(file).outlines
  } catch (error) {
    throw missing(name, whyNot(error))
  }
  // Chromium would embed them as Type 3 (docs/print.md).
  if (outlines === 'cff') throw missing(name, '它是 CFF 轮廓的字体，请管理员换成 TrueType 轮廓的')
  return file
}

/** Which characters a part's own font has; a font that cannot be used has none: the print says why. */
export function ownGlyph(fonts: OwnFonts, folder = process.env.FONTS_DIR): HasGlyph {
  const sets = new Map<string, Set<number>>()
  return (part, codePoint) => {
    const name = fonts[part]
    if (name === undefined || folder === undefined) return false
    const set = sets.get(name) ?? new Set(codePointsIn(join(folder, name)))
    sets.set(name, set)
    return set.has(codePoint)
  }
}

function codePointsIn(path: string): number[] {
  try {
    return readFontTables(readFileSync(path)).codePoints
  } catch {
    return []
  }
}

const missing = (name: string, reason: string) =>
  new PrintFailure('fonts-not-loaded', `字体文件“${name}”用不了：${reason}，或在刊物设置中改用其他字体`)

function whyNot(error: unknown): string {
  const code = systemCode(error)
  if (code === 'ENOENT') return '字体文件夹里没有这个文件，请管理员把它放进去'
  return code === null ? '它不是完整的字体文件，请管理员换一份' : `${REASONS[code] ?? code}，请管理员检查字体文件夹`
}
