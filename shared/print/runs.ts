/**
 * Splits a text into runs by where a line may end: nowhere in numbers with what they count, in dates and in short titles and
 * quotations, anywhere in long addresses. The one place that decides it, for every text that is printed (printed-sheet.ts).
 */
import { emsOf } from './ems.ts'
import { NUMBERS, ONE_NUMBER } from './numbers.ts'

/** Some text of a paragraph. `whole` stays on one line; `anywhere` breaks between any two characters. */
export type Run = { text: string; breaks: 'as usual' | 'whole' | 'anywhere' }
/** A text in its runs, in order. */
export type Runs = Run[]
/** From the character of that index to before the other. */
export type Span = { from: number; to: number }

/** The widest that is kept whole, in ems: there is room for it on every line of the page. */
const WIDEST = 13
/** The widest of what may be kept whole in its parts as well: whole, it would leave a line before it that is all gaps. */
const WIDEST_RANGE = 9

// A word this long, an address as a rule, would leave a line before it that is stretched to nothing but gaps; and so would
// a row of marks of which none may end a line, or none begin one.
const LONG = /[!-~]{20,}/g
const MARKS = /[（《〈“‘【〔「『［｛]{12,}|[）》〉”’】〕」』］｝，。、；：？！…]{12,}/g
// 《办法》, “好差评”. Of longer ones no single character stays behind or goes ahead; whole, they would leave gaps in the line before.
const QUOTED = /[《“][^《》“”]{1,3}[》”]|[《“]\p{Script=Han}{2}|\p{Script=Han}{2}[》”]/gu
const NUMBER = new RegExp(NUMBERS, 'gu')
const ONE = new RegExp(ONE_NUMBER, 'gu')

/** Every character of `text`, in order, in as few runs as the marks need; `figures` are kept whole like numbers. */
export function runsOf(text: string, figures: Span[] = []): Runs {
  const anywhere = [
    ...spans(text, LONG).filter(({ from, to }) => /[A-Za-z]/.test(text.slice(from, to))),
    ...spans(text, MARKS),
  ]
  const numbers = spans(text, NUMBER).flatMap((span) => inParts(text, span))
  const whole = [...figures, ...numbers, ...spans(text, QUOTED)]
  const runs: Runs = []
  let end = 0
  const put = (to: number, breaks: Run['breaks']) => {
    if (to > end) runs.push({ text: text.slice(end, to), breaks })
    end = Math.max(end, to)
  }
  for (const { from, to, breaks } of joined(text, anywhere, whole)) {
    put(from, 'as usual')
    put(to, breaks)
  }
  put(text.length, 'as usual')
  return runs
}

const spans = (text: string, pattern: RegExp): Span[] =>
  Array.from(text.matchAll(pattern), ({ index, 0: { length } }) => ({ from: index, to: index + length }))

const fits = (text: string, { from, to }: Span, widest = WIDEST): boolean => emsOf(text.slice(from, to)) <= widest

/** A range that is too wide is kept whole in its parts. */
function inParts(text: string, span: Span): Span[] {
  if (fits(text, span, WIDEST_RANGE)) return [span]
  return spans(text.slice(span.from, span.to), ONE).map(({ from, to }) => ({
    from: span.from + from,
    to: span.from + to,
  }))
}

/** All of them in order, none over another: what is whole joins with what it overlaps, and ends where an address begins. */
function joined(text: string, anywhere: Span[], whole: Span[]): (Span & Pick<Run, 'breaks'>)[] {
  const apart = whole.filter((one) => anywhere.every(({ from, to }) => one.to <= from || one.from >= to))
  const together: Span[] = []
  for (const span of apart.toSorted((a, b) => a.from - b.from || b.to - a.to)) {
    const last = together.at(-1)
    const both = last && span.from < last.to ? { from: last.from, to: Math.max(last.to, span.to) } : null
    if (last && both && fits(text, both)) together[together.length - 1] = both
    else if (!last || span.to > last.to) together.push({ from: Math.max(span.from, last?.to ?? 0), to: span.to })
  }
  const all = [
    ...anywhere.map((span) => ({ ...span, breaks: 'anywhere' as const })),
    // A number too wide for a line is torn wherever the line ends.
    ...together.map((span) => ({ ...span, breaks: fits(text, span) ? ('whole' as const) : ('anywhere' as const) })),
  ]
  return all.toSorted((a, b) => a.from - b.from)
}

/** What a reader reads of it. */
export const plainOf = (runs: Runs): string => runs.map(({ text }) => text).join('')
