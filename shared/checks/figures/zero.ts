/** A figure that is zero and never was. */
import { type FigureContext, type FigureFound, ofValue, pastIn } from './figure-context.ts'
import { figureBy } from './rules.ts'

const LEAST_MONTHS = 3
/** What was at least so many is not none by chance. */
const NEVER_NONE = 10

export const zeroFigures = (context: FigureContext): FigureFound[] => {
  const named = new Set(context.rules.neverZero.map((names) => figureBy(names, context.figures)?.id))
  return context.figures.flatMap((figure) => {
    if (Number(figure.value) !== 0) return []
    const past = pastIn(context, figure)
    const was = past.map(({ value }) => value)
    const never = was.every((value) => value > 0)
    const isKnown = was.length >= LEAST_MONTHS || (was.length > 0 && Math.min(...was) >= NEVER_NONE)
    if (!(was.length > 0 ? never && (isKnown || named.has(figure.id)) : named.has(figure.id))) return []
    const before = past[0] ? `（上期 ${past[0].written ?? past[0].value}${figure.unit}）` : ''
    return [ofValue('zero-figure', figure, `“${figure.name}”为 0，往期从不为零${before}，请核对`)]
  })
}
