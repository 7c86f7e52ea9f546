/** The figures of issues that were issued, by the ids that the publication has for them now. */
import type { FigureDefinition } from '../../centre/publication.ts'
import type { Content, PrintedFigure } from '../../content/content.ts'
import type { PastMonth } from './history.ts'
import { inUnit } from './units.ts'

/** A month for each period, that of the content that was issued last and has figures; `contents` newest first. */
export function pastMonths(contents: readonly Content[], definitions: readonly FigureDefinition[]): PastMonth[] {
  const months = new Map<string, PastMonth>()
  for (const { period, sections } of contents) {
    const figures = sections.flatMap((section) =>
      section.kind === 'figures' ? underIdsOfNow(section.figures, definitions) : [],
    )
    if (figures.length > 0 && !months.has(period)) months.set(period, { period, figures })
  }
  return [...months.values()].toSorted((a, b) => (a.period < b.period ? 1 : -1))
}

/**
 * A back issue that was read from text has ids of its own: there a figure is known by its name, where just one can be meant.
 * What cannot be told is left out, since a wrong past is worse than none.
 */
function underIdsOfNow(
  figures: readonly PrintedFigure[],
  definitions: readonly FigureDefinition[],
): PastMonth['figures'] {
  return definitions.flatMap(({ id, name, unit }) => {
    const found = figures.find((figure) => figure.id === id) ?? onlyOne(figures, definitions, name, unit)
    return found ? [{ id, value: found.value, unit: found.unit }] : []
  })
}

function onlyOne(
  figures: readonly PrintedFigure[],
  definitions: readonly FigureDefinition[],
  name: string,
  unit: string,
): PrintedFigure | undefined {
  const exact = figures.filter((figure) => figure.name === name)
  const like = exact.length > 0 ? exact : figures.filter((figure) => isWithin(name, figure.name))
  const [figure, ...more] = like.filter((one) => inUnit(1, one.unit, unit) !== null)
  if (!figure || more.length > 0) return undefined
  return definitions.filter((other) => isWithin(other.name, figure.name)).length === 1 ? figure : undefined
}

/** Whether the characters of a name stand in a longer one in their order: 办理政务服务事项 in 共办理政务服务事项. */
function isWithin(name: string, longer: string): boolean {
  let at = 0
  for (const sign of longer) if (sign === name[at]) at += 1
  return at === name.length
}
