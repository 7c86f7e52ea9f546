/** A number in a text that contradicts the figure of the same name: 省本级办理政务服务事项 5.5 万件, where the figure is 5.05. */
import { figuresIn } from '../../import/figures.ts'
import type { Found } from '../finding.ts'
import { sentenceAround } from '../text/signs.ts'
import type { Figure } from './history.ts'
import { decimalsOf, inUnit } from './units.ts'

/** Of another time or another whole than the month. */
export const OTHER =
  /去年|上年|往年|同期|同比|环比|上月|上个月|截至|累计|以来|全年|上半年|下半年|季度|日均|月均|年均|平均|历年|此前|目标|计划|预计|其中|[一二三四五六七八九十\d]月?(?:至|—|-)\d{1,2}月/
const ROUND = /(?:近|约|超|逾|超过|达到近|突破)$/
const MORE = /^(?:余|多|左右)/
const ROUNDING = 0.2
/** What may stand before a name and changes nothing. */
const TIME = /^(?:\d{4}年)?(?:\d{1,2}月(?:份)?|本月|当月|全月|今年\d{1,2}月)?[，,]?/
const WHOLE = /^(?:我省|全省|全中心|本中心|我中心|省中心|中心|省政务服务中心|政务大厅|大厅|各窗口)/
const beforeName = (more: string) => new RegExp(`${TIME.source}(?:${WHOLE.source.slice(1)}|提供|共计|合计|共${more})*`)
const BEFORE_NAME = beforeName('')
const BEFORE_WITH_COUNTER = beforeName('|窗口')
const BEHIND_NAME = /(?:共计|合计|共|总量|量|数|达到|达|为|是|有|服务)*$/

/** `isOfOneUnit`: of one unit's item only a number is compared that it says of the whole centre; asked where it matters. */
export function contradictingNumbers(
  text: string,
  figures: readonly Figure[],
  month: number,
  isOfOneUnit: () => boolean = () => false,
): Found<'contradicting-number'>[] {
  const named = figures.filter(({ name }) => name.length >= 2)
  if (named.length === 0) return []
  let end = 0
  return numbersIn(text).flatMap(({ name, value, unit, at, length }): Found<'contradicting-number'>[] => {
    const clause = text.slice(end, at)
    end = at + length
    const isSame = sameNameAs(name)
    const same = named.filter((one) => isSame(one.name))
    const [figure] = same
    if (!figure || (!WHOLE.test(name.replace(TIME, '')) && isOfOneUnit())) return []
    if (OTHER.test(sentenceAround(text, at, at + length)) || isOtherMonth(clause, month) || isOtherSpan(clause))
      return []
    const isRound =
      ROUND.test(text.slice(Math.max(0, at - 4), at)) ||
      /[余多]/.test(unit) ||
      MORE.test(text.slice(at + length, at + length + 2))
    if (same.some((one) => isAsSaid(one, value, unit, isRound))) return []
    return [{ kind: 'contradicting-number', start: at, end: at + length, message: said(name, value, unit, figure) }]
  })
}

export const said = (name: string, value: string, unit: string, figure: Figure): string =>
  `这里的“${name}”${value}${unit}与指标“${figure.name}”${figure.value}${figure.unit}不一致`

/** Whether a number in its unit is the figure's; what counts something else is not held against it. */
export function isAsSaid(figure: Figure, value: string, unit: string, isRound = false): boolean {
  const own = inUnit(Number(value), unit, figure.unit)
  return own === null || agrees(Number(figure.value), own, value, unit, figure, isRound)
}

/** Each number with its unit, the name before it, and its place. */
function numbersIn(text: string): { name: string; value: string; unit: string; at: number; length: number }[] {
  const { text: cut, figures } = figuresIn(text)
  let [inCut, at] = [0, 0]
  return figures.flatMap((figure) => {
    const mark = `{${figure.id}}`
    const next = cut.indexOf(mark, inCut)
    at += next - inCut
    inCut = next + mark.length
    const length = figure.value.length + figure.unit.length
    const found = { name: figure.name, value: figure.value, unit: figure.unit, at, length }
    at += length
    return [found]
  })
}

/** What is done stands before or behind what it is done to: 受理全程网办事项, 全程网办受理. */
const DONE = /受理|办结|办理/g
const FOR_WHOM = /^为[^，]{2,10}提供/
const core = (name: string, before: RegExp): string => {
  const bare = name
    .replace(before, '')
    .replace(FOR_WHOM, '')
    .replace(BEHIND_NAME, '')
    .replaceAll(/[（）()“”]|政务服务|事项|共(?=受理|办结|办理)/g, '')
  return bare.replace(DONE, '') + (bare.match(DONE) ?? []).join('')
}

/** 窗口 is left out of what is said only: in a figure's own name (窗口出件) it tells which number it is. */
export function sameNameAs(said: string): (name: string) => boolean {
  const cores = [core(said, TIME), core(said, BEFORE_NAME), core(said, BEFORE_WITH_COUNTER)]
  return (name) => {
    const own = core(name, TIME)
    return own !== '' && cores.includes(own)
  }
}

export function isOtherMonth(clause: string, month: number): boolean {
  const [, said] = /(?<!\d)(\d{1,2})月/.exec(clause) ?? []
  return said !== undefined && Number(said) !== month
}

/** A day, a part of a month or a whole year: 1月12日, 上旬, 2025年. */
const OTHER_SPAN =
  /\d{1,2}[ ]?月[ ]?(?:\d{1,2}[ ]?日|[上中下]旬)|当[日天]|[本首]周|\d{4}[ ]?年(?![ ]?\d{1,2}[ ]?月)|[上中下]旬/

/** Whether the sentence up to the number speaks of a day or a year, and not after that of a month. */
function isOtherSpan(clause: string): boolean {
  const sentence = clause.slice(clause.search(/[^。！？\n]*$/))
  const [before = ''] = sentence.split(/(?:\d{1,2}月份?|本月|当月|全月)(?!\d|[上中下]旬|[ ]\d)/).slice(-1)
  return OTHER_SPAN.test(before)
}

/** Equal as far as the text writes it: 5.05 is 5.1 with one decimal; a round number is near. */
function agrees(
  figure: number,
  said: number,
  value: string,
  unit: string,
  { unit: ofFigure, value: written }: Figure,
  isRound: boolean,
): boolean {
  if (isRound) return Math.abs(said / figure - 1) <= ROUNDING
  const step = inUnit(10 ** -decimalsOf(value), unit, ofFigure) ?? 0
  const own = 10 ** -decimalsOf(written)
  return Math.abs(said - figure) <= Math.max(step, own) / 2 + 1e-9
}
