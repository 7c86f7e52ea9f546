/** A PDF's text as lines of the page: page breaks and page numbers gone, stray spaces gone, indents and width known. */
import { normalized, withoutInvisible } from '../text.ts'
import { widthOf, withoutStraySpaces } from './spaces.ts'

/**
 * `text` without stray spaces, `raw` as the source has it; `width` in em; `indented` if it starts further right than its neighbours;
 * `edge` if it is the first or last of its page, or stands beside a page number.
 */
export type TextLine = Rough & { width: number; indented: boolean; edge: boolean }

/**
 * `fullWidth`: em of a full line; infinite where the text is not broken into page lines, each line being a paragraph.
 * `unsure`: it may be less, by an indent.
 */
export type Measure = { fullWidth: number; unsure: boolean }
export type Page = { lines: TextLine[] } & Measure

export type Rough = { id: number; number: number; raw: string; text: string }

const BYTE_ORDER_MARK = /^\uFEFF/
// Fonts without a proper character map give radicals (U+2E80…) where the text has characters.
const RADICAL = /[\u2E80-\u2FDF]/g
const LINE_END = /\r\n?|[\u0085\u2028\u2029\v]/g
// Some extractors write a form feed between pages, some begin the page's first line with one space.
const PAGE_START = /\n(?= [^\s\u3000])/g
const DASHED_NUMBER = /^[-—–―─－·~～•*]+ ?[0-9０-９]{1,3} ?[-—–―─－·~～•*]+$/
const PAGE = '(?:\\d{1,3}|[一二三四五六七八九十百]{1,4})页'
/** As plain text of one width, without dashes around it. */
const NAMED_NUMBER = new RegExp(
  `^第?${PAGE}(?:[，,/(]?共${PAGE}\\)?)?$|^共${PAGE}[，,/]?第${PAGE}$|^page ?\\d{1,3}(?: ?(?:of|/) ?\\d{1,3})?$`,
  'i',
)
const AROUND = /^[-—–―─·~•*\s]+|[-—–―─·~•*\s]+$/g
const OF_ALL_PAGES = /^(?:页码:?|第)? ?([0-9]{1,3}) ?\/ ?([0-9]{1,3}) ?页?$/
const BARE_NUMBER = /^\d{1,3}$/
/** A page has more lines than this: what counts up more often is a list or a column of a table. */
const FEWEST_LINES_BETWEEN = 15
/** A page that begins with a space is believed to end in a number only if it has so many lines. */
const FEWEST_LINES = 5
const LONGEST_PAGE_LINE = 60
/** An indent of less than this many em over the margin is an accident of extraction. */
const INDENT = 1.5
/** As Word and WPS begin a paragraph. No extractor sets a margin so. */
const PARAGRAPH = /^\u3000\u3000/

/** How many characters that nobody sees are taken out of the text; a byte-order mark at its start does not count. */
export const invisibleIn = (source: string): number => withoutInvisible(source.replace(BYTE_ORDER_MARK, '')).removed

/** The text's lines in reading order, without blank lines; page numbers apart from them. */
export function linesOf(source: string): { lines: TextLine[]; fullWidth: number; furniture: Rough[] } {
  const visible = withoutInvisible(source.replace(LINE_END, '\n')).text
  const clean = normalized(
    visible.replace(RADICAL, (character) => character.normalize('NFKC')),
    'NFC',
  )
    .replace(/\f{2,}/g, '\f')
    .replace(PAGE_START, '\n\v')
  let number = 1
  let id = 0
  const pages = clean.split(/(?=[\f\v])/).map((page) => {
    const lines = page.split('\n').map((raw, at) => {
      const own = raw.replace(/^[\f\v]/, '')
      id += 1
      return { id, number: number + at, raw: own, text: withoutStraySpaces(own) }
    })
    number += lines.length - 1
    return { lines: lines.filter(({ text }) => text !== ''), hard: !page.startsWith('\v') }
  })
  const all = pages.flatMap((page) => page.lines)
  const counted = countedUp(all)
  const furniture = new Set<Rough>()
  const edges = new Set<Rough>()
  for (const [pageAt, { lines: page, hard }] of pages.entries()) {
    const endsSurely = pages[pageAt + 1]?.hard !== false || page.length >= FEWEST_LINES
    for (const [at, line] of page.entries()) {
      const atEdge = (at === 0 && hard) || (at === page.length - 1 && endsSurely)
      if (isPageNumber(line) || counted.has(line) || (atEdge && BARE_NUMBER.test(line.text))) furniture.add(line)
    }
    for (const [at, line] of page.entries()) {
      const [before, after] = [page[at - 1], page[at + 1]]
      if (!before || !after || furniture.has(before) || furniture.has(after)) edges.add(line)
    }
  }
  const rough = all.filter((line) => !furniture.has(line))
  const margin = marginOf(rough.map(({ raw }) => indentOf(raw)))
  const lines = rough.map((line) => ({
    ...line,
    width: widthOf(line.text),
    indented: PARAGRAPH.test(line.raw) || indentOf(line.raw) - margin >= INDENT,
    edge: edges.has(line),
  }))
  return { lines, fullWidth: fullWidthOf(lines), furniture: [...furniture] }
}

/** `— 3 —`, 第3页, `- 第 3 页 -`, Page 3 of 8, and 2/8 or 2/8页 where there are so many pages. */
function isPageNumber({ text }: Rough): boolean {
  const plain = normalized(text, 'NFKC').replace(AROUND, '')
  if (DASHED_NUMBER.test(text) || NAMED_NUMBER.test(plain)) return true
  const [, page, all] = OF_ALL_PAGES.exec(plain) ?? []
  return page !== undefined && Number(page) > 0 && Number(page) <= Number(all)
}

/** Bare numbers anywhere that count up by one through the text, a page apart: they are page numbers, though no page's end shows. */
function countedUp(lines: readonly Rough[]): Set<Rough> {
  const bare = lines.flatMap((line, at) => (BARE_NUMBER.test(line.text) ? [{ line, at }] : []))
  const counts = bare.every(({ line, at }, index) => {
    const before = bare[index - 1]
    return !before || (Number(line.text) === Number(before.line.text) + 1 && at - before.at > FEWEST_LINES_BETWEEN)
  })
  return new Set(counts && bare.length > 1 ? bare.map(({ line }) => line) : [])
}

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
