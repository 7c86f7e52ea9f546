/** Two digits that changed places: as last month's value but for them, or far from all months while the other order is near. */
import { type FigureContext, type FigureFound, ofValue, pastIn } from './figure-context.ts'
import { type Figure, median } from './history.ts'
import { isJump } from './jump.ts'
import { anyDigitSwaps, digitSwaps } from './units.ts'

/** Fewer digits are found in another order by chance, unless the value is far from all others. */
const LEAST_DIGITS = 3
/** How near to the median the other order is, or within the months before. */
const NEAR = 0.1
/** How far from the median the order that was typed is, and how far from each of the months before. */
const FAR = 0.1
const BEYOND = 1.05

export const swappedDigits = (context: FigureContext): FigureFound[] =>
  context.figures.flatMap((figure) => {
    const isLong = figure.value.replace('.', '').length >= LEAST_DIGITS
    if (!isLong && !isJump(figure, context)) return []
    const meant = asOnceWritten(figure, context) ?? nearerToUsual(figure, context)
    if (meant === null) return []
    const message = `“${figure.name}”${figure.value}${figure.unit}可能有两位数字颠倒，是否为 ${meant}${figure.unit}`
    return [ofValue('swapped-digits', figure, message, meant)]
  })

/** The value of last month or of the same month last year, which these digits are in another order. */
function asOnceWritten(figure: Figure, context: FigureContext): string | null {
  const [last] = pastIn(context, figure)
  if (last?.written === null || last === undefined) return null
  return digitSwaps(figure.value).find((swap) => swap === last.written) ?? null
}

function nearerToUsual(figure: Figure, context: FigureContext): string | null {
  const past = pastIn(context, figure).map(({ value }) => value)
  const usual = median(past)
  if (past.length < context.rules.leastMonths || !(usual > 0)) return null
  const value = Number(figure.value)
  const [least, most] = [Math.min(...past), Math.max(...past)]
  const isFar = (value > most * BEYOND || value < least / BEYOND) && Math.abs(value / usual - 1) > FAR
  const jumps = isJump(figure, context)
  if (!isFar && !jumps) return null
  const isNear = (meant: number) => (meant >= least && meant <= most) || Math.abs(meant / usual - 1) <= NEAR
  const nearestOf = (swaps: readonly string[]) =>
    swaps
      .filter((meant) => isNear(Number(meant)))
      .toSorted((a, b) => Math.abs(Number(a) - usual) - Math.abs(Number(b) - usual))[0]
  // Digits apart from one another are seldom confused: only where the value cannot stay as it is.
  return nearestOf(digitSwaps(figure.value)) ?? (jumps ? nearestOf(anyDigitSwaps(figure.value)) : null) ?? null
}
