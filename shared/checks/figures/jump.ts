/** A value far from the median of the months before: silent where they are few, or where the same month of last year was like it. */
import { type FigureContext, type FigureFound, ofValue, pastIn } from './figure-context.ts'
import { type Figure, median, spread, yearBefore } from './history.ts'
import { slippedBy } from './unit-slip.ts'
import { scaleOf } from './units.ts'

/** Where months lie far apart by themselves, the bound goes with them. */
const SPREADS = 4
/** A count is apart from its median by three times its root by chance alone. */
const BY_CHANCE = 3
const LIKE_LAST_YEAR = 0.25

export const jumps = (context: FigureContext): FigureFound[] =>
  context.figures.flatMap((figure) => {
    const past = pastIn(context, figure)
    const value = Number(figure.value)
    const usual = median(past.map(({ value }) => value))
    if (value === 0 || !isJump(figure, context) || slippedBy(figure, context) !== null) return []
    const change = Math.round((value / usual - 1) * 100)
    const message = `“${figure.name}”${figure.value}${figure.unit}比近 ${past.length} 期的中位数（${String(Number(usual.toPrecision(4)))}${figure.unit}）${change > 0 ? '高' : '低'} ${Math.abs(change)}%`
    return [ofValue('jump', figure, message)]
  })

/** Whether a value is outside what its history lets expect. */
export function isJump(figure: Figure, context: FigureContext, value = Number(figure.value)): boolean {
  const past = pastIn(context, figure)
  const values = past.map((month) => month.value)
  const usual = median(values)
  if (past.length < context.rules.leastMonths || !(usual > 0)) return false
  const bound = Math.max(context.rules.jump, SPREADS * spread(values))
  if (Math.abs(value / usual - 1) <= bound) return false
  const counted = scaleOf(figure.unit).factor
  if (Math.abs(value - usual) * counted <= BY_CHANCE * Math.sqrt(usual * counted)) return false
  const lastYear = past.find(({ period }) => period === yearBefore(context.period))?.value
  return !(lastYear !== undefined && lastYear > 0 && Math.abs(value / lastYear - 1) <= LIKE_LAST_YEAR)
}
