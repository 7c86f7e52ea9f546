/** The table of checks that look at the figures of one section. */
import { allUnchanged } from './all-unchanged.ts'
import type { FigureContext, FigureFound } from './figure-context.ts'
import { type Figure, type PastMonth, pastOf } from './history.ts'
import { jumps } from './jump.ts'
import { relationFindings } from './relations.ts'
import { DEFAULT_RULES, type FigureRules } from './rules.ts'
import { swappedDigits } from './swapped-digits.ts'
import { unitSlips } from './unit-slip.ts'
import { unusualDecimals } from './unusual-decimals.ts'
import { zeroFigures } from './zero.ts'

const FIGURE_CHECKS: readonly ((context: FigureContext) => FigureFound[])[] = [
  unitSlips,
  jumps,
  swappedDigits,
  relationFindings,
  zeroFigures,
  unusualDecimals,
  allUnchanged,
]

/** What figures were in the months before, and what is expected of them. */
export type FigureKnowledge = { period: string; history?: readonly PastMonth[]; rules?: FigureRules }

/** All that is found in a section's figures, a finding of a kind once for each figure. */
export function checkFigures(
  figures: readonly Figure[],
  { period, history = [], rules = DEFAULT_RULES }: FigureKnowledge,
): FigureFound[] {
  const past = new Map(figures.map((figure) => [figure.id, pastOf(figure, history, period)]))
  const context: FigureContext = { period, figures, past, rules }
  const found = FIGURE_CHECKS.flatMap((check) => check(context))
  const first = new Map<string, FigureFound>()
  for (const finding of found) {
    const key = `${finding.kind} ${finding.figure ?? ''}`
    if (!first.has(key)) first.set(key, finding)
  }
  return [...first.values()]
}
