/** From what is worked on to what is printed: an issue and its publication's settings make one Content. */
import { dayInChinese } from '../calendar.ts'
import type { Publication, SectionDefinition } from '../centre/publication.ts'
import type { Content, ItemsSection, Masthead, Section, Security } from '../content/content.ts'
import { figureValue, typedFigure } from '../content/figures.ts'
import type { Issue, Item, WorkingSection } from './issue.ts'
import { numberLine } from './issue-label.ts'
import { sectionTitle } from './section-title.ts'
import { printedSections } from './working-sections.ts'

/** All of an item but what is known of its making. */
const itemOf = ({
  id: _,
  departments: _departments,
  from: _from,
  points,
  tables,
  pictures,
  ...item
}: Item): ItemsSection['items'][number] => ({
  ...item,
  ...partsOf({ points, ...exhibitsIn({ tables, pictures }) }),
})

/** What is still missing shows as a gap, so that the page can be looked at before all is known. */
const GAP = '＿＿'
const orGap = (text: string): string => text.trim() || GAP

const exhibitsIn = ({ tables = [], pictures = [] }: Pick<Item, 'tables' | 'pictures'>) => ({
  tables: tables.map((table) => ({ ...table, title: orGap(table.title), head: table.head.map(orGap) })),
  pictures: pictures.map(({ caption, ...picture }) => ({
    ...picture,
    alt: orGap(picture.alt),
    ...partsOf({ caption }),
  })),
})

function sectionOf(definition: SectionDefinition, working: WorkingSection | undefined, period: string): Section {
  const title = sectionTitle(definition.title, period)
  if (definition.kind === 'items') {
    const items = working?.kind === 'items' ? working.items : []
    return { kind: 'items', title, items: items.map(itemOf) }
  }
  const values = working?.kind === 'figures' ? working.values : {}
  const figures = definition.figures.flatMap((figure) => {
    const value = figureValue(typedFigure(values, figure.id), figure)
    return value === null ? [] : [{ id: figure.id, name: figure.name, value, unit: figure.unit }]
  })
  const missing = new Set(definition.figures.map(({ id }) => id))
  for (const { id } of figures) missing.delete(id)
  const text = [...missing].reduce((whole, id) => whole.replaceAll(`{${id}}`, GAP), definition.text)
  const exhibits = working?.kind === 'figures' ? partsOf(exhibitsIn(working)) : {}
  return { kind: 'figures', title, text, figures, ...exhibits }
}

/** The parts that are there: a member that is empty or undefined is left out, as Content has it. */
function partsOf<T extends Record<string, unknown>>(parts: T): Partial<T> {
  const there = Object.entries(parts).filter(
    ([, part]) => part !== undefined && part !== '' && !(Array.isArray(part) && part.length === 0),
  )
  // What was filtered is a subset of the members of T.
  return Object.fromEntries(there) as Partial<T>
}

/** The red head of an issue. */
export const mastheadOf = (
  issue: Pick<Issue, 'number' | 'total' | 'issueDate'>,
  { name, issuingUnit }: Publication,
): Masthead => ({ name, number: numberLine(issue), issuingUnit, issueDate: issue.issueDate })

/** All that the issue would print now, whether or not it is complete. */
export function contentOf(
  issue: Pick<
    Issue,
    | 'period'
    | 'number'
    | 'total'
    | 'issueDate'
    | 'sections'
    | 'note'
    | 'correction'
    | 'corrects'
    | 'securityNumber'
    | 'copies'
  >,
  publication: Publication,
): Content {
  return {
    period: issue.period,
    masthead: mastheadOf(issue, publication),
    sections: printedSections(issue, publication).map(([definition, working]) =>
      sectionOf(definition, working, issue.period),
    ),
    colophon: { ...publication.colophon, ...partsOf({ copies: issue.copies }) },
    ...partsOf({
      security: securityOf(issue, publication),
      correction: correctionOf(issue),
      note: issue.note,
      fonts: publication.page?.fonts,
    }),
  }
}

/** The publication's marking with the issue's number; a number without a marking is not printed. */
function securityOf(issue: Pick<Issue, 'securityNumber'>, { page }: Publication): Security | undefined {
  return page?.security === undefined
    ? undefined
    : { level: page.security, ...partsOf({ number: issue.securityNumber }) }
}

/** A correction says itself which issue it corrects, whatever its editor writes. */
function correctionOf({ corrects, correction = '' }: Pick<Issue, 'corrects' | 'correction'>): string {
  return corrects
    ? `本刊${corrects.label}（${dayInChinese(corrects.issueDate)}印发）更正如下：\n${correction}`.trim()
    : correction
}
