/** Half-width marks in Chinese text: `甲,乙` `(一)` `"一网通办"`; numbers, times, addresses and other languages keep theirs. */
import type { Found } from '../finding.ts'

type Half = Found<'half-width-punctuation'>
const FULL: Readonly<Record<string, string>> = { ',': '，', ';': '；', ':': '：', '?': '？', '!': '！', '.': '。' }
const CHINESE = '[\\p{Script=Han}《》〈〉“”‘’（）、，。；：％]'
const MARK = new RegExp(
  [
    `(?<=${CHINESE})[,;?!](?![,;])`,
    `(?<=[0-9A-Za-z%)"'])[,;?!](?=\\p{Script=Han}|[《“（])`,
    `(?<=[\\p{Script=Han}》”’）]):(?!:)`,
    `(?<=[\\p{Script=Han}》”’）])\\.(?=\\s*$|\\p{Script=Han}|[《“（\\n])`,
    `(?<=\\d%)\\.(?=\\p{Script=Han})`,
    `(?<=\\p{Script=Han})\\.{3,12}`,
  ].join('|'),
  'gu',
)
const BRACKETS = /\(([^()（）\n]{1,60})\)/g
const QUOTES = /"([^"\n]{1,200})"/g
/** A single one between letters is an apostrophe. */
const SINGLE_QUOTES = /(?<![A-Za-z0-9])'([^'"\n]{1,200})'(?![A-Za-z0-9])/g
const HAS_HAN = /\p{Script=Han}/u

const found = (start: number, was: string, fix: string, what = was): Half => ({
  kind: 'half-width-punctuation',
  start,
  end: start + was.length,
  message: `中文里的“${what}”应使用全角标点`,
  fix,
})

export function halfWidthPunctuation(text: string): Half[] {
  const brackets = [...text.matchAll(BRACKETS)]
    .filter(([, inside = '']) => HAS_HAN.test(inside))
    .map(({ 0: whole, 1: inside, index }) => found(index, whole, `（${inside}）`, '()'))
  const quotes = [...text.matchAll(QUOTES)]
    .filter(
      ({ 0: whole, 1: inside = '', index }) => HAS_HAN.test(inside) || HAS_HAN.test(text[index + whole.length] ?? ''),
    )
    .map(({ 0: whole, 1: inside, index }) => found(index, whole, `“${inside}”`, '"'))
  const singles = [...text.matchAll(SINGLE_QUOTES)]
    .filter(([, inside = '']) => HAS_HAN.test(inside))
    .map(({ 0: whole, 1: inside, index }) => found(index, whole, `‘${inside}’`, "'"))
  const all = [...brackets, ...quotes, ...singles]
  // A mark beside a mended one is half-width beside Chinese too: found now, and not once that one was mended.
  let read = withMended(text, all)
  for (;;) {
    const more = [...read.matchAll(MARK)].map(({ 0: mark, index }) =>
      found(index, mark, mark.length > 1 ? '……' : (FULL[mark] ?? mark)),
    )
    if (more.length === 0) break
    all.push(...more)
    read = withMended(read, more)
  }
  return all.toSorted((a, b) => a.start - b.start)
}

/** Of the same length: of a pair the outer characters are others, of a run all are. */
function withMended(text: string, findings: readonly Half[]): string {
  const units = text.split('')
  for (const { start, end, fix = '' } of findings) {
    if (fix === '……') units.fill('…', start, end)
    units[start] = fix.slice(0, 1)
    units[end - 1] = fix.slice(-1)
  }
  return units.join('')
}
