/** A value that is about 10, 100, 1,000 or 10,000 times its own history, or a part of it: the unit or the point slipped. */
import { type FigureContext, type FigureFound, ofValue, pastIn } from './figure-context.ts'
import { type Figure, median } from './history.ts'
import { scaleOf, shifted } from './units.ts'

const FACTORS: Readonly<Record<number, string>> = { 1: '10', 2: '100', 3: '1000', 4: '1万' }
/** How far from the factor itself: a month is seldom half or double another. */
const ABOUT = 0.26
const EXACTLY = 0.12
/** From so much on, in 万 of things, an 亿 is meant, or the unit slipped. */
const AN_YI = 10_000
/** Counts that are smaller change tenfold by themselves. */
const SMALL = 30

export const unitSlips = (context: FigureContext): FigureFound[] =>
  context.figures.flatMap((figure) => {
    const places = slippedBy(figure, context)
    if (places === null) return tooLarge(figure)
    const fix = shifted(figure.value, -places) ?? undefined
    const factor = FACTORS[Math.abs(places)] ?? ''
    const times = places > 0 ? `约 ${factor} 倍` : `约 ${factor} 分之一`
    const usual = rounded(median(pastIn(context, figure).map(({ value }) => value)))
    const message = `“${figure.name}”${figure.value}${figure.unit}是往期（约 ${usual}${figure.unit}）的${times}，单位或小数点可能有误`
    return [ofValue('unit-slip', figure, message, fix)]
  })

/** By how many places, or null where it is not. */
export function slippedBy(figure: Figure, context: FigureContext): number | null {
  const past = pastIn(context, figure).map(({ value }) => value)
  const value = Number(figure.value)
  const usual = median(past)
  if (past.length === 0 || !(usual > 0) || !(value > 0)) return null
  const exact = Math.log10(value / usual)
  const places = Math.round(exact)
  const off = Math.abs(exact - places)
  if (places === 0 || Math.abs(places) > 4) return null
  const isTenfold = Math.abs(places) === 1
  const isSmall = scaleOf(figure.unit).factor === 1 && usual < SMALL && value < SMALL * 10
  if (off > (isTenfold && past.length < 3 ? EXACTLY : ABOUT) || (isTenfold && isSmall)) return null
  // A figure that goes up and down by as much of itself has no usual size.
  const [least, most] = [Math.min(...past), Math.max(...past)]
  return value > most * 3 || value < least / 3 ? places : null
}

function tooLarge(figure: Figure): FigureFound[] {
  const isOfThings = /^万(?:件|人|次|户|家|项|条|份|笔|个)/.test(figure.unit)
  if (!isOfThings || Number(figure.value) < AN_YI) return []
  const message = `“${figure.name}”${figure.value}${figure.unit}超过一亿，可能单位有误`
  return [ofValue('unit-slip', figure, message, shifted(figure.value, -4) ?? undefined)]
}

const rounded = (value: number): string => String(Number(value.toPrecision(4)))
