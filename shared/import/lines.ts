/** A PDF's text as lines of the page: page breaks and page numbers gone, stray spaces gone, indents and width known. */
import { widthOf, withoutStraySpaces } from './spaces.ts'

/** `text` without stray spaces, `raw` as the source has it; `width` in em; `indented` if it starts further right than its neighbours. */
export type TextLine = { number: number; raw: string; text: string; width: number; indented: boolean }

/** `fullWidth`: em of a full line; infinite where the text is not broken into page lines, each line being a paragraph. */
export type Page = { lines: TextLine[]; fullWidth: number }

type Rough = { number: number; raw: string; text: string }

// What extraction leaves behind that no reader sees: byte-order mark, zero-width space, word joiner, soft hyphen, direction marks.
const INVISIBLE = /[\uFEFF\u200B\u200E\u200F\u2060\u00AD]/g
// Fonts without a proper character map give radicals (U+2E80…) where the text has characters.
const RADICAL = /[\u2E80-\u2FDF]/g
const LINE_END = /\r\n?|[\u0085\u2028\u2029\v]/g
// Some extractors write a form feed between pages, some begin the page's first line with one space.
const PAGE_START = /\n(?= [^\s\u3000])/g
const DASHED_NUMBER = /^[-—–―─－·]+ ?[0-9０-９]{1,3} ?[-—–―─－·]+$/
const NAMED_NUMBER = /^第?\d{1,3}页(?:[，,/]?共\d{1,3}页)?$|^共\d{1,3}页[，,/]?第\d{1,3}页$/
const OF_ALL_PAGES = /^[0-9０-９]{1,3} ?[/／] ?[0-9０-９]{1,3}$/
const BARE_NUMBER = /^\d{1,3}$/
const LONGEST_PAGE_LINE = 60
/** An indent of less than this many em over the margin is an accident of extraction. */
const INDENT = 1.5
/** As Word and WPS begin a paragraph. No extractor sets a margin so. */
const PARAGRAPH = /^\u3000\u3000/

/** The text's lines in reading order, without blank lines and page numbers. */
export function linesOf(source: string): Page {
  const clean = source
    .replace(LINE_END, '\n')
    .replace(INVISIBLE, '')
    .replace(RADICAL, (character) => character.normalize('NFKC'))
    .normalize('NFC')
    .replace(PAGE_START, '\n\f')
  let number = 1
  const rough = clean.split('\f').flatMap((page) => {
    const lines = page.split('\n').map((raw, at) => ({ number: number + at, raw, text: withoutStraySpaces(raw) }))
    number += lines.length - 1
    return withoutPageNumbers(lines.filter(({ text }) => text !== ''))
  })
  const margin = marginOf(rough.map(({ raw }) => indentOf(raw)))
  const lines = rough.map((line) => ({
    ...line,
    width: widthOf(line.text),
    indented: PARAGRAPH.test(line.raw) || indentOf(line.raw) - margin >= INDENT,
  }))
  return { lines, fullWidth: fullWidthOf(lines) }
}

const withoutPageNumbers = (lines: readonly Rough[]): Rough[] =>
  lines.filter(({ text }, at) => {
    if (DASHED_NUMBER.test(text) || NAMED_NUMBER.test(text) || OF_ALL_PAGES.test(text)) return false
    const atPageEdge = at === 0 || at === lines.length - 1
    return !(atPageEdge && BARE_NUMBER.test(text))
  })

/** Em of white space before the text. */
function indentOf(raw: string): number {
  const space = /^[\s\u3000]*/.exec(raw)?.[0] ?? ''
  return Array.from(space).reduce((width, character) => width + (character === '\u3000' ? 1 : 0.5), 0)
}

/** The smallest indent that a tenth of the lines share: a foot set further left is not the body's margin. */
function marginOf(indents: readonly number[]): number {
  const lines = new Map<number, number>()
  for (const indent of indents) lines.set(indent, (lines.get(indent) ?? 0) + 1)
  const shared = [...lines].filter(([, times]) => times >= indents.length / 10).map(([indent]) => indent)
  return Math.min(...shared)
}

// Squeezed punctuation makes a few lines wider than full: leave the widest twentieth out.
function fullWidthOf(lines: readonly { width: number }[]): number {
  const widths = lines.map(({ width }) => width).sort((a, b) => b - a)
  const full = widths[Math.floor(widths.length * 0.05)] ?? 0
  return full > LONGEST_PAGE_LINE ? Number.POSITIVE_INFINITY : full
}
