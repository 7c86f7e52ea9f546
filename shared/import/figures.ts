/** Operating numbers in running text: found, named by the words before them, and replaced by placeholders. */
import type { PrintedFigure } from '../content/content.ts'

const VALUE = '[0-9０-９]{1,12}(?:[.．][0-9０-９]{1,6})?'
const SCALE = '(?:[十百千]?[万亿]|万亿|[百千])?'
const COUNTED =
  '平方公里|平方米|公里|个百分点|个工作日|个(?!月|别|人)|件|人(?!民)|次|家|户|场|期|项|宗|笔|份|张|条|台|套|名|位|批|篇|间|起|例|亩|吨|元|分钟|处(?!室|长)|部(?!门)'
const PER = '(?:[/／][人次天日月年件户场]|（[人次件户]）|\\([人次件户]\\)|次)?'
// Not a figure: 第3期, 1,365人 and 3-5件 (no single number), A4纸, 12.5.1条.
const FIGURE = new RegExp(
  `(?<![0-9０-９.．,][ ]?|[第A-Za-z~～–－−-])(${VALUE})(${SCALE}(?:${COUNTED})${PER}|[%％‰])`,
  'gu',
)
const CLAUSE_END = /[，；。！？：,;:!?\n]/u
const LEADING = /^(?:[\p{P}\s]|以及|其中)+/u
const TRAILING = /(?:共计|合计|总计|累计|达到|约为|超过|(?<!公)共|约|近|达|为|超|逾|[（(《“{])+$/u
const LONGEST_NAME = 60

/**
 * Takes one section's text; gives it with `{figure-1}` for each figure, and the figures with value (ASCII digits) and unit as printed.
 * A literal `{figure-1}` in the text stays text: that id is passed over.
 */
export function figuresIn(text: string): { text: string; figures: PrintedFigure[] } {
  const figures: PrintedFigure[] = []
  const literal = new Set(text.match(/\{figure-\d+\}/g))
  let number = 0
  let end = 0
  const nextId = () => {
    number += 1
    while (literal.has(`{figure-${number}}`)) number += 1
    return `figure-${number}`
  }
  const replaced = text.replace(FIGURE, (printed: string, value: string, unit: string, at: number) => {
    const id = nextId()
    const name = nameFrom(text.slice(end, at)) || `指标${figures.length + 1}`
    end = at + printed.length
    figures.push({ id, name, value: value.normalize('NFKC'), unit })
    return `{${id}}`
  })
  return { text: replaced, figures }
}

/** The words of the last clause before a number: `…，窗口出件量` → `窗口出件量`; empty if there are none. */
function nameFrom(before: string): string {
  const clause =
    before
      .slice(-4 * LONGEST_NAME)
      .split(CLAUSE_END)
      .at(-1) ?? ''
  const words = clause.replace(LEADING, '')
  const name = words.replace(TRAILING, '') || words
  return Array.from(name).slice(-LONGEST_NAME).join('').trim()
}
