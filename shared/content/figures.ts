/** Figures (指标): what an editor may type as a number, and how it is printed with its unit. */

import { normalized } from '../text.ts'
import type { FiguresSection } from './content.ts'

/** How one figure is typed and printed: `value` in `unit`, at most `decimals` digits after the point. */
export type FigureRule = { unit: string; decimals: number }

/** What was typed for a figure, '' where nothing was; a figure may well be called `constructor`. */
export const typedFigure = (values: Readonly<Record<string, string>>, id: string): string =>
  (Object.hasOwn(values, id) ? values[id] : undefined) ?? ''

const MOST_DIGITS = 12
const PLAIN = new RegExp(`^(\\d{1,${MOST_DIGITS}})(?:\\.(\\d{1,6}))?$`)
/** The same of any length, also below zero. */
const NUMBER = /^([-−]?)(\d+)(?:\.\d+)?$/

/** As it was typed, in half width and without separators in threes. */
function numberIn(typed: string): string {
  const text = normalized(typed, 'NFKC').trim()
  return /^[-−]?\d{1,3}(,\d{3})+(\.\d+)?$/.test(text) ? text.replaceAll(',', '') : text
}

/**
 * A typed number as the plain decimal it stands for (`05.10` → `5.1`), or null when it is none. Takes full-width digits, separators in
 * threes and spaces around; refuses signs, exponents, `NaN`, and more digits after the point than the rule prints.
 */
export function figureValue(typed: string, rule: FigureRule): string | null {
  const [, whole, fraction = ''] = PLAIN.exec(numberIn(typed)) ?? []
  if (!whole) return null
  const decimals = fraction.replace(/0+$/, '')
  if (decimals.length > rule.decimals) return null
  return `${whole.replace(/^0+(?=\d)/, '')}${decimals && `.${decimals}`}`
}

/** Why what was typed is no value of the figure, to stand behind its name: `不能为负数`; null where it is one, or nothing was typed. */
export function whyNoFigure(typed: string, rule: FigureRule): string | null {
  const text = numberIn(typed)
  if (text === '' || figureValue(typed, rule) !== null) return null
  const [, sign, whole = ''] = NUMBER.exec(text) ?? []
  if (whole === '') return rule.decimals ? `只能填写数字，最多 ${rule.decimals} 位小数` : '只能填写整数'
  if (sign) return '不能为负数'
  if (whole.length > MOST_DIGITS) return `整数部分最多 ${MOST_DIGITS} 位`
  return rule.decimals ? `最多 ${rule.decimals} 位小数` : '须为整数'
}

/** `5.05` in 万件 → `5.05万件`; the seed prints `1365人/次`, `34件（次）`: no thousand separators. */
export const printedFigure = (value: string, unit: string): string => `${value}${unit}`

const PLACE = /\{([a-z0-9-]{1,40})\}/g

/** `text` cut at the places `{id}` of the figures in `known`; a brace that names none is text. */
export function figurePlaces(text: string, known: ReadonlySet<string>): ({ text: string } | { figure: string })[] {
  const parts: ({ text: string } | { figure: string })[] = []
  let end = 0
  for (const found of text.matchAll(PLACE)) {
    const id = found[1]
    if (id === undefined || !known.has(id)) continue
    if (found.index > end) parts.push({ text: text.slice(end, found.index) })
    parts.push({ figure: id })
    end = found.index + found[0].length
  }
  if (end < text.length) parts.push({ text: text.slice(end) })
  return parts
}

/** The sentence of a figures section with its numbers in it. */
export function figuresText({ text, figures }: Pick<FiguresSection, 'text' | 'figures'>): string {
  const values = new Map(figures.map(({ id, value, unit }) => [id, printedFigure(value, unit)]))
  const parts = figurePlaces(text, new Set(values.keys()))
  return parts.map((part) => ('text' in part ? part.text : (values.get(part.figure) ?? ''))).join('')
}
