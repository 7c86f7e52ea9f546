/** Parts that do not make their sum, and 办结 too far above 受理. */
import { type FigureContext, type FigureFound, ofValue } from './figure-context.ts'
import type { Figure } from './history.ts'
import { CARRIED_OVER, figureBy, type Relation } from './rules.ts'
import { decimalsOf, digitSwaps, inUnit, scaleOf } from './units.ts'

export const relationFindings = (context: FigureContext): FigureFound[] => {
  const settled = context.rules.relations.flatMap((relation) =>
    relation.kind === 'sum' ? sum(relation, context) : notAbove(relation, context),
  )
  const told = new Set(settled.map(({ figure }) => figure))
  return [...settled, ...closedAndReceived(context).filter(({ figure }) => !told.has(figure))]
}

function sum(
  { whole: names, parts: partNames }: Extract<Relation, { kind: 'sum' }>,
  { figures }: FigureContext,
): FigureFound[] {
  const whole = figureBy(names, figures)
  const parts = partNames.map((part) => figureBy(part, figures))
  if (!whole || new Set(parts).size < parts.length) return []
  const known = parts.flatMap((part) => (part ? [part] : []))
  if (known.length < parts.length || known.includes(whole)) return []
  const off = difference(whole, known)
  if (off === null || off === 0) return []
  const written = known.map(({ name, value, unit }) => `${name} ${value}${unit}`).join('、')
  const message = `“${whole.name}”${whole.value}${whole.unit}不等于各分项之和（${written}）`
  return [ofValue('sum-mismatch', whole, message), ...swapThatMends(whole, known)]
}

/** The whole less its parts, in the whole's unit; 0 where rounding explains it, null where units do not fit. */
function difference(whole: Figure, parts: readonly Figure[]): number | null {
  let off = Number(whole.value)
  for (const part of parts) {
    const value = inUnit(Number(part.value), part.unit, whole.unit)
    if (value === null) return null
    off -= value
  }
  return Math.abs(off) <= roundingOf(whole, parts) + 1e-9 ? 0 : off
}

/** Half of what the last digit of each stands for; a last zero is not typed, so those of one unit have as many decimals as any of them. */
function roundingOf(whole: Figure, parts: readonly Figure[]): number {
  const all = [whole, ...parts]
  const scale = ({ unit }: Figure) => scaleOf(unit).factor
  const isOneUnit = all.every((one) => scale(one) === scale(whole))
  return all.reduce((sum, one) => {
    const like = all.filter((other) => scale(other) === scale(one))
    const decimals = Math.max(...like.map(({ value }) => decimalsOf(value)))
    const isExact = decimals === 0 && (isOneUnit || scale(one) === 1)
    return isExact ? sum : sum + (0.5 * scale(one)) / scale(whole) / 10 ** decimals
  }, 0)
}

/** A value of the sum in which two digits changed places, if with them the sum is right. */
function swapThatMends(whole: Figure, parts: readonly Figure[]): FigureFound[] {
  for (const figure of [whole, ...parts])
    for (const value of digitSwaps(figure.value)) {
      const other = { ...figure, value }
      const off =
        figure === whole
          ? difference(other, parts)
          : difference(
              whole,
              parts.map((part) => (part === figure ? other : part)),
            )
      if (off !== 0) continue
      const message = `“${figure.name}”${figure.value}${figure.unit}可能有两位数字颠倒，若为 ${value}${figure.unit}则与合计相符`
      return [ofValue('swapped-digits', figure, message, value)]
    }
  return []
}

function notAbove(
  { figure: names, other: otherNames, by }: Extract<Relation, { kind: 'not-above' }>,
  { figures }: FigureContext,
): FigureFound[] {
  const [figure, other] = [figureBy(names, figures), figureBy(otherNames, figures)]
  return figure && other && figure !== other ? above(figure, other, by) : []
}

/** Of so few, a handful carried over is a large share. */
const A_HANDFUL = 20

export function isAbove(figure: number, other: number, by: number, counted = 1): boolean {
  return figure > other * (1 + by) && (figure - other) * counted > A_HANDFUL
}

function above(figure: Figure, other: Figure, by: number): FigureFound[] {
  const limit = inUnit(Number(other.value), other.unit, figure.unit)
  const value = Number(figure.value)
  if (limit === null || !isAbove(value, limit, by, scaleOf(figure.unit).factor)) return []
  const share = limit > 0 ? `多 ${Math.round((value / limit - 1) * 100)}%` : '多'
  const message = `“${figure.name}”${figure.value}${figure.unit}比“${other.name}”${other.value}${other.unit}${share}，请核对`
  return [ofValue('closed-above-received', figure, message)]
}

const FILLING = /各?进驻部门（单位）|窗口|共计?|累计|当月|本月|月|事项|政务服务|总?[量数]$|业务/g

/** Each 办结 with the 受理 of the same words. */
function closedAndReceived({ figures }: FigureContext): FigureFound[] {
  const field = (name: string, act: string) => name.replace(act, '').replaceAll(FILLING, '')
  const received = figures.filter(({ name }) => name.includes('受理') && !name.includes('办结'))
  return figures
    .filter(({ name }) => /办结(?!率|时)/.test(name))
    .flatMap((closed) => {
      const others = received.filter(({ name }) => field(name, '受理') === field(closed.name, '办结'))
      const [other] = others.length === 1 ? others : []
      return other ? above(closed, other, CARRIED_OVER) : []
    })
}
