/** Other decimals than a figure usually has. A last zero is not typed (4.9 beside 5.05), so one decimal less says nothing. */
import { type FigureContext, type FigureFound, ofValue, pastIn } from './figure-context.ts'
import type { Figure } from './history.ts'
import { slippedBy } from './unit-slip.ts'
import { decimalsOf, scaleOf } from './units.ts'

const LEAST_MONTHS = 3
/** With so many months of decimals, none at all is no chance. */
const MONTHS_FOR_NONE = 5
const LEAST_PEERS = 2
/** What is counted one by one. */
const COUNTED = /^(?:件|人|次|人次|人\/次|户|家|项|件（次）|场|期|个|份|条|起|例|张|位|名)/

export const unusualDecimals = (context: FigureContext): FigureFound[] =>
  context.figures.flatMap((figure) => {
    // Of a value whose point slipped, that is told.
    const message = slippedBy(figure, context) === null ? whyUnusual(figure, context) : null
    return message === null
      ? []
      : [ofValue('unusual-decimals', figure, `“${figure.name}”${figure.value}${figure.unit}${message}`)]
  })

function whyUnusual(figure: Figure, context: FigureContext): string | null {
  const decimals = decimalsOf(figure.value)
  if (decimals > 0 && scaleOf(figure.unit).factor === 1 && COUNTED.test(figure.unit))
    return `有小数，按“${figure.unit}”计应为整数`
  const written = writtenBefore(figure, context)
  const past = written.map(decimalsOf)
  if (past.length >= LEAST_MONTHS) {
    const most = Math.max(...past)
    const least = Math.min(...past)
    if (decimals > most) return `有 ${decimals} 位小数，往期最多 ${most} 位`
    // Where last zeros are typed, all months have as many decimals.
    const keepsZeros = written.some((value) => /\.\d*0$/.test(value)) && least === most && !leavesZerosOut(context)
    if (
      decimals < least &&
      (keepsZeros || (decimals === 0 && least > 0 && past.length >= MONTHS_FOR_NONE) || decimals < least - 1)
    )
      return `有 ${decimals} 位小数，往期为 ${least} 位以上`
    return null
  }
  const peers = context.figures.filter(({ id, unit }) => unit === figure.unit && id !== figure.id)
  const most = Math.max(0, ...peers.map(({ value }) => decimalsOf(value)))
  return peers.length >= LEAST_PEERS && most > 0 && decimals > most
    ? `有 ${decimals} 位小数，同单位的其他指标最多 ${most} 位`
    : null
}

const writtenBefore = (figure: Figure, context: FigureContext): string[] =>
  pastIn(context, figure).flatMap(({ written }) => (written === null ? [] : [written]))

/** Where several have a decimal less than all their months, this issue is one that types no last zeros. */
function leavesZerosOut(context: FigureContext): boolean {
  const shorter = context.figures.filter((figure) => {
    const past = writtenBefore(figure, context).map(decimalsOf)
    return past.length >= LEAST_MONTHS && past.every((decimals) => decimals === decimalsOf(figure.value) + 1)
  })
  return shorter.length > 1
}
