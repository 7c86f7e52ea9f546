/** All checks over a content: what `cx check` prints, and what desk and server ask. */
import type { Content } from '../content/content.ts'
import { asPrinted } from './as-printed.ts'
import { contentTexts } from './content-texts.ts'
import { contradictingCells } from './figures/contradicting-cells.ts'
import { contradictingNumbers } from './figures/contradicting-number.ts'
import { checkFigures, type FigureKnowledge } from './figures/figure-checks.ts'
import { headingMonths } from './figures/heading-month.ts'
import { isOfOneUnit } from './figures/of-one-unit.ts'
import { tableFindings } from './figures/table-sums.ts'
import type { Found, Level, Place } from './finding.ts'
import { KINDS, type Kind } from './kinds.ts'
import { checkText } from './text-checks.ts'
import type { TextContext } from './text-context.ts'

export type Finding = Found<Kind> & Place & { level: Level }

/** What is known beside the content: words and places (text-context.ts), and the figures of the months before. */
export type Knowledge = Omit<TextContext, 'period' | 'issueDate'> & Omit<FigureKnowledge, 'period'>

export const withLevel = (found: Found<Kind>, place: Place = {}): Finding => ({
  ...place,
  ...found,
  level: KINDS[found.kind].level,
})

type FiguresSection = Content['sections'][number] & { kind: 'figures' }

/** In the order of the content. */
export function checkContent(content: Content, { history, rules, ...words }: Knowledge = {}): Finding[] {
  const { period, masthead, sections } = content
  const context: TextContext = { ...words, period, issueDate: masthead.issueDate }
  const month = Number(period.slice(5))
  const figures = sections.flatMap((section) => (section.kind === 'figures' ? section.figures : []))
  const names = figures.map(({ name }) => name)
  /** By an item's text and points together: a point rarely says again whose it is. */
  const isOfOne = ({ section: at = -1, item: n = -1 }: Place): boolean => {
    const section = sections[at]
    const item = section?.kind === 'items' ? section.items[n] : undefined
    return item !== undefined && isOfOneUnit([item.text, ...(item.points ?? [])].join('\n'), names, words.departments)
  }
  const texts = contentTexts(content).flatMap(({ place, text, sort }) => {
    // The days of what others are asked to do are not those of the issue: 请于每月25日前报送.
    const known = place.part === 'note' ? { ...context, issueDate: undefined, period: undefined } : context
    // A table is held against the figures as a whole.
    const isRead = !sort.quotes && place.part !== 'title' && !place.part?.startsWith('tables')
    return [
      ...checkText(text, known, sort),
      ...(isRead ? contradictingNumbers(text, figures, month, () => isOfOne(place)) : []),
      ...(place.part === 'title' ? headingMonths(text, period) : []),
    ].map((found) => withLevel(found, place))
  })
  const ofFigures = sections.flatMap((section, at) =>
    section.kind === 'figures'
      ? figureFindings(section, at, context, { period, ...(history && { history }), ...(rules && { rules }) })
      : [],
  )
  const tables = sections.flatMap((section, at) => tablesOf(section, at, figures, period))
  return [...texts, ...ofFigures, ...tables].toSorted(
    (a, b) => (a.section ?? -1) - (b.section ?? -1) || (a.item ?? -1) - (b.item ?? -1),
  )
}

function figureFindings(
  { text, figures, tables, pictures }: FiguresSection,
  section: number,
  context: TextContext,
  known: FigureKnowledge,
): Finding[] {
  const printed = asPrinted(text, figures)
  const followed = (tables?.length ?? 0) + (pictures?.length ?? 0) > 0
  const month = Number(known.period.slice(5))
  const inText = [
    ...checkText(printed.text, context, { form: 'paragraphs', followed }),
    ...contradictingNumbers(printed.text, figures, month),
  ].flatMap((found): Finding[] => {
    const { figure, isWhole, ...place } = printed.typed(found.start, found.end)
    if (figure === undefined) return [withLevel({ ...found, ...place }, { section })]
    // A figure's own value and unit are looked at below, and contradict nothing but themselves.
    if (found.kind === 'contradicting-number' || (isWhole && found.kind === 'doubled-unit')) return []
    // What reaches into a figure is not mended in the sentence.
    const { fix: _, ...unmended } = found
    return [withLevel({ ...unmended, ...place }, { section, figure })]
  })
  const ofValues = checkFigures(figures, known).map(({ figure, ...found }) =>
    withLevel(found, { section, ...(figure !== undefined && { figure, part: 'value' }) }),
  )
  return [...inText, ...ofValues]
}

function tablesOf(
  section: Content['sections'][number],
  at: number,
  figures: FiguresSection['figures'],
  period: string,
): Finding[] {
  const of = ({ tables = [] }: Pick<FiguresSection, 'tables'>, place: Place) =>
    tables.flatMap((table, n) =>
      [...tableFindings(table), ...contradictingCells(table, figures, period)].map(({ row, column, ...found }) =>
        withLevel(found, { ...place, part: `tables[${n}].rows[${row}][${column}]` }),
      ),
    )
  if (section.kind === 'figures') return of(section, { section: at })
  return section.items.flatMap((item, n) => of(item, { section: at, item: n }))
}
