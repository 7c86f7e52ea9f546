/** All checks of text over a file with a paragraph a line, its titles and lists among them: what `cx check --text` prints. */

import { figuresIn } from '../import/figures.ts'
import { type Finding, withLevel } from './check-content.ts'
import { contradictingNumbers } from './figures/contradicting-number.ts'
import { headingMonths } from './figures/heading-month.ts'
import { monthBefore } from './figures/history.ts'
import { isOfOneUnit } from './figures/of-one-unit.ts'
import type { Kind } from './kinds.ts'
import { numberingGaps } from './text/numbering-gap.ts'
import { paragraphsOf } from './text/signs.ts'
import { checkText } from './text-checks.ts'
import type { TextContext } from './text-context.ts'

/** `line` counts from 1; `[start, end)` lies in it. */
export type LineFinding = Finding & { line: number }

/** Kinds that look over several lines. */
const OVER_LINES: ReadonlySet<Kind> = new Set(['numbering-gap'])

export function checkLines(text: string, context: TextContext): LineFinding[] {
  const lines = paragraphsOf(text.replaceAll(/\r\n?/g, '\n'))
  const each = lines.flatMap(({ text: line }, n) =>
    [...checkText(line, context, { form: 'lines' }), ...monthsOf(line, context)]
      .filter(({ kind }) => !OVER_LINES.has(kind))
      .map((found) => ({ ...withLevel(found), line: n + 1 })),
  )
  const all = lines.map(({ text }) => text).join('\n')
  let at = 0
  const over = numberingGaps(all).map((found) => {
    while ((lines[at + 1]?.at ?? all.length + 1) <= found.start) at += 1
    const begins = lines[at]?.at ?? 0
    return { ...withLevel({ ...found, start: found.start - begins, end: found.end - begins }), line: at + 1 }
  })
  return [
    ...each,
    ...over,
    ...contradictions(
      lines.map(({ text }) => text),
      context,
    ),
  ].toSorted((a, b) => a.line - b.line || a.start - b.start)
}

/** The heading of the month's figures, in an issue that tells of the month of its date or of the one before. */
function monthsOf(line: string, { issueDate }: TextContext) {
  if (issueDate === undefined || !/^[一二三四五六七八九十]+、[^，。；]{0,40}$/.test(line)) return []
  const month = issueDate.slice(0, 7)
  return headingMonths(line, monthBefore(month)).length > 0 ? headingMonths(line, month) : []
}

const HEADING = /^[一二三四五六七八九十]+、([^，。；]{0,40})$/
const OF_FIGURES = /运行情况|办件情况|办理情况|总体情况/

/** The numbers of the section of figures, held against those of the lines behind it. */
function contradictions(lines: readonly string[], { departments }: TextContext): LineFinding[] {
  const begins = lines.findIndex((line) => OF_FIGURES.test(HEADING.exec(line)?.[1] ?? ''))
  const month = /(\d{1,2})\s*月/.exec(lines[begins] ?? '')?.[1]
  const length = lines.slice(begins + 1).findIndex((line) => HEADING.test(line))
  if (begins < 0 || month === undefined || length < 1) return []
  const behind = begins + 1 + length
  const { figures } = figuresIn(lines.slice(begins + 1, behind).join('\n'))
  const names = figures.map(({ name }) => name)
  return lines.slice(behind).flatMap((line, n) =>
    contradictingNumbers(line, figures, Number(month), () => isOfOneUnit(line, names, departments)).map((found) => ({
      ...withLevel(found),
      line: behind + n + 1,
    })),
  )
}
