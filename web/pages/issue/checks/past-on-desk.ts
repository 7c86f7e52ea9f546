/** A figure's past in words, for below its field: `上月 4.9（环比 +3.1%），上年同月 4.2（同比 +20.2%）`. */
import { type Compared, changeInWords, compared } from '#shared/checks/figures/compared.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import { figureValue, typedFigure } from '#shared/content/figures.ts'
import { figureField } from '../field-ids.ts'
import type { Edited } from './desk-findings.ts'

/** By the id of its field, for those that have one. */
export function pastOnDesk({ issue, mine, publication }: Edited, history: readonly PastMonth[]): Map<string, string> {
  const told = publication.sections.flatMap((definition) => {
    const section = mine.sections.find(({ id }) => id === definition.id)
    if (definition.kind !== 'figures' || section?.kind !== 'figures') return []
    return definition.figures.flatMap((figure) => {
      const value = figureValue(typedFigure(section.values, figure.id), figure) ?? ''
      const { lastMonth, lastYear } = compared({ ...figure, value }, history, issue.period)
      const said = [...inWords('上月', '环比', lastMonth), ...inWords('上年同月', '同比', lastYear)]
      return said.length > 0 ? [[figureField(section.id, figure.id), said.join('，')] as const] : []
    })
  })
  return new Map(told)
}

const inWords = (when: string, how: string, then: Compared | null): string[] =>
  then ? [`${when} ${then.value}${then.change === null ? '' : `（${how} ${changeInWords(then.change)}）`}`] : []
