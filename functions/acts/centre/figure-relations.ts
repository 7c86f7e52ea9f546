/** Holds the relations between figures to the figures that there are: each must be able to say something. */
import { namesIn } from '#shared/audit-facts.ts'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { FigureRelation } from '#shared/checks/check-settings.ts'
import type { RefusalDetail } from '#shared/refusals.ts'

const namedIn = (relation: FigureRelation): [member: string, id: string][] =>
  relation.kind === 'sum'
    ? [['whole', relation.whole], ...relation.parts.map((id): [string, string] => ['parts', id])]
    : [
        ['figure', relation.figure],
        ['other', relation.other],
      ]

type Change = { before: PublicationSettings; after: PublicationSettings }

/**
 * What of the settings does not fit, with its place; figures are compared where they stand in one section. `before`: as they
 * were, where a figure that was taken out has its name.
 */
export const wrongRelations = ({ before, after: { checks, sections } }: Change): RefusalDetail[] =>
  (checks?.relations ?? []).flatMap((relation, n) => {
    const path = `settings.checks.relations.${n}`
    const named = namedIn(relation)
    const rosters = sections.flatMap((section) =>
      section.kind === 'figures' ? [new Set(section.figures.map(({ id }) => id))] : [],
    )
    const unknown = named.filter(([, id]) => !rosters.some((ids) => ids.has(id)))
    if (unknown.length > 0)
      return unknown.map(([member, id]) => ({
        path: `${path}.${member}`,
        message: `栏目中没有指标“${namesIn([before]).figure(id)}”，请另选，或移除这条关系`,
      }))
    if (new Set(named.map(([, id]) => id)).size < named.length)
      return [{ path, message: '同一项指标在一条关系中只能出现一次，请另选' }]
    return rosters.some((ids) => named.every(([, id]) => ids.has(id)))
      ? []
      : [{ path, message: '一条关系中的指标须在同一栏目，请另选' }]
  })
