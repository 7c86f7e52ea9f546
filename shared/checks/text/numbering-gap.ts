/** Numbers of paragraphs and clauses that jump or come twice: 一是…二是…四是…; （一）（三）; 1. 3. */
import type { Found } from '../finding.ts'
import { halfWidth } from './signs.ts'

type Gap = Found<'numbering-gap'>
const HAN = '[一二三四五六七八九十]{1,3}'
const CLAUSE = '(?<=^|[\\n，。；：、,;:“（])[ \\u3000]{0,4}'
const LINE = '(?<=^|[\\n：；。])[ \\u3000]{0,4}'

/** 1.3月1日 and 1.2026年 begin with a number, 1.5万件 does not. */
const NO_FRACTION = '(?!\\d(?!\\d?月\\d{1,2}日|\\d{3}年))'

type Family = { name: string; pattern: RegExp; within: boolean }

/** How numbers are written: the mark that all of a row have, and where they stand. `within`: a row ends with the paragraph. */
const IN_WORDS: readonly Family[] = [
  { name: '是', pattern: new RegExp(`${CLAUSE}(${HAN})是(?![年月日])`, 'g'), within: false },
  { name: '要', pattern: new RegExp(`${CLAUSE}(${HAN})要(?!点|求|素|件)`, 'g'), within: true },
  { name: '第', pattern: new RegExp(`${CLAUSE}第(${HAN}|\\d{1,2})(?=[，、：])`, 'g'), within: false },
  { name: '其', pattern: new RegExp(`${CLAUSE}其(${HAN})(?=[，、：是])`, 'g'), within: true },
]
/** Those that Word and the printed page put before a paragraph. */
export const OF_LISTS: readonly Family[] = [
  { name: '、', pattern: new RegExp(`${LINE}(${HAN})、`, 'g'), within: false },
  { name: '（）', pattern: new RegExp(`${LINE}[（(](${HAN})[）)]`, 'g'), within: false },
  { name: '.', pattern: new RegExp(`${LINE}(\\d{1,2})[.、]${NO_FRACTION}`, 'g'), within: false },
  { name: '（1）', pattern: new RegExp(`${CLAUSE}[（(](\\d{1,2})[）)]`, 'g'), within: true },
  { name: '1）', pattern: new RegExp(`${CLAUSE}(\\d{1,2})[）)]`, 'g'), within: true },
  { name: '①', pattern: /([①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳])/g, within: true },
]
/** A number of a deeper level begins anew under each of these. */
const ABOVE: Readonly<Record<string, RegExp>> = {
  '（）': new RegExp(`${LINE}${HAN}、`),
  '.': new RegExp(`${LINE}(?:${HAN}、|[（(]${HAN}[）)])`),
}

export function numberingGaps(text: string): Gap[] {
  const plain = halfWidth(text)
  return [...IN_WORDS, ...OF_LISTS].flatMap((family) => gapsOf(plain, family)).toSorted((a, b) => a.start - b.start)
}

/** `[index, end)` is the number with its mark. */
type Numbered = { number: number; written: string; start: number; index: number; end: number }

/** The numbers of a text that are written in one way. */
export const numbersIn = (text: string, { pattern }: Family): Numbered[] =>
  Array.from(text.matchAll(pattern)).flatMap(({ 0: found, 1: written = '', index }) => {
    const number = numberOf(written)
    if (number === null) return []
    return [{ number, written, start: index + found.indexOf(written), index, end: index + found.length }]
  })

function gapsOf(text: string, family: Family): Gap[] {
  const gaps: Gap[] = []
  let last: Numbered | null = null
  for (const one of numbersIn(text, family)) {
    const { number, written, start, index } = one
    const anew: boolean = last !== null && isAnew(text.slice(last.end, index), family)
    const before: number | null = anew ? null : (last?.number ?? null)
    last = one
    if (before === null || number === before + 1 || number === 1) continue
    const message =
      number === before
        ? `序号“${written}”重复`
        : `序号从“${shown(before, written)}”跳到了“${written}”，中间缺少或次序有误`
    gaps.push({ kind: 'numbering-gap', start, end: start + written.length, message })
  }
  return gaps
}

/** Whether a new row begins between two numbers. */
function isAnew(between: string, { name, within }: Family): boolean {
  if (within && between.includes('\n')) return true
  return ABOVE[name]?.test(between) ?? false
}

const DIGITS = '一二三四五六七八九'
const CIRCLED = '①②③④⑤⑥⑦⑧⑨⑩⑪⑫⑬⑭⑮⑯⑰⑱⑲⑳'

/** 十二 → 12, `12` → 12, ⑫ → 12; null for 三十十. */
export function numberOf(written: string): number | null {
  if (/^\d+$/.test(written)) return Number(written)
  const circled = CIRCLED.indexOf(written)
  if (circled >= 0) return circled + 1
  const [, tens, ten, ones] = /^([一二三四五六七八九]?)(十?)([一二三四五六七八九]?)$/.exec(written) ?? []
  if (tens === undefined) return null
  if (!ten) return tens !== '' && ones === '' ? DIGITS.indexOf(tens) + 1 : null
  return (tens === '' ? 1 : DIGITS.indexOf(tens) + 1) * 10 + (ones ? DIGITS.indexOf(ones) + 1 : 0)
}

/** The number in the writing of the other one. */
function shown(number: number, like: string): string {
  if (/^\d/.test(like)) return String(number)
  if (CIRCLED.includes(like)) return CIRCLED[number - 1] ?? String(number)
  const ones = number % 10 === 0 ? '' : (DIGITS[(number % 10) - 1] ?? '')
  if (number < 10) return ones
  return `${number < 20 ? '' : (DIGITS[Math.floor(number / 10) - 1] ?? '')}十${ones}`
}
