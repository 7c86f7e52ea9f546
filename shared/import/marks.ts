/** The numbers that official documents put before sections and items, read back: `二、窗口资讯`, `（三）1月12日，…`. */
import { chineseNumeral } from '../content/numbering.ts'

const VALUES = new Map(Array.from({ length: 99 }, (_, index) => [chineseNumeral(index + 1), index + 1]))
const SECTION = /^([一二三四五六七八九十]{1,3})(?:、|．|\.(?![0-9]) ?)(.+)$/
const ENCLOSED = '㈠㈡㈢㈣㈤㈥㈦㈧㈨㈩'
const POINT = /^([0-9０-９]{1,2})[.．、](?![0-9０-９]) ?(.+)$/
/** Numbers in one character, bullets of all shapes, and numbers or letters in or before brackets that no item here bears. */
const LISTED =
  /^(?:[①-⒛⓪-⓿❶-➓㈠-㈩㊀-㊉Ⅰ-ⅿ\u25A0-\u25FF\u2726-\u2767\u2794-\u27BE★☆※•‣⁃∙·]|[（(［[【〔]?[0-9０-９]{1,2}[）)］\]】〕]|[［[【〔][一二三四五六七八九十]{1,3}[］\]】〕]|[A-Za-zＡ-Ｚａ-ｚ][.．、）)](?![A-Za-z0-9]))/
const ITEM = /^[（(]([一二三四五六七八九十]{1,3})[）)][、.．]?(.*)$/

/** A mark's number, 1 to 99, and the text behind it. */
export type Marked = { number: number; rest: string }

/** `一、title` or `一．title` as `{ number: 1, rest: 'title' }`, or null. */
export const sectionMarkIn = (line: string): Marked | null => marked(SECTION, line)

/** `（一）text` as `{ number: 1, rest: 'text' }`, or null; half-width brackets too. */
export function itemMarkIn(line: string): Marked | null {
  const enclosed = ENCLOSED.indexOf(line.charAt(0))
  if (line !== '' && enclosed >= 0) return { number: enclosed + 1, rest: line.slice(1) }
  return marked(ITEM, line)
}

/** `1. text`, `1．text` or `1、text` as `{ number: 1, rest: 'text' }`, or null. */
export function pointMarkIn(line: string): Marked | null {
  const [, digits, rest] = POINT.exec(line) ?? []
  return digits === undefined || rest === undefined ? null : { number: Number(digits.normalize('NFKC')), rest }
}

/** Whether it begins with a mark of a lower list: ①, （1）, 1）, ⑴, ㊀, ●. */
export const isListed = (line: string): boolean => LISTED.test(line)

function marked(pattern: RegExp, line: string): Marked | null {
  const [, numeral, rest] = pattern.exec(line) ?? []
  const number = VALUES.get(numeral ?? '')
  return number === undefined || rest === undefined ? null : { number, rest }
}
