/** The settings of its checks that hold for a publication, which may have made none. */
import type { PublicationSettings } from '../centre/publication.ts'
import type { CheckSettings } from './check-settings.ts'
import { DEFAULT_RULES, figureBy, type Relation } from './figures/rules.ts'

/** The settings that hold: those of the publication, or, where none were made, what is taken for granted of its figures. */
export const checksOf = ({ checks, sections }: Pick<PublicationSettings, 'checks' | 'sections'>): CheckSettings =>
  checks ?? {
    jump: DEFAULT_RULES.jump,
    relations: sections.flatMap((section) =>
      section.kind === 'figures' ? DEFAULT_RULES.relations.flatMap((one) => relationAmong(one, section.figures)) : [],
    ),
    wordings: [],
  }

type Named = { id: string; name: string }

function relationAmong(relation: Relation, figures: readonly Named[]): CheckSettings['relations'] {
  const idOf = (names: readonly string[]) => figureBy(names, figures)?.id
  if (relation.kind === 'sum') {
    const [whole, parts] = [idOf(relation.whole), relation.parts.flatMap((part) => idOf(part) ?? [])]
    const isWhole = whole !== undefined && parts.length === relation.parts.length && !parts.includes(whole)
    return isWhole ? [{ kind: 'sum', whole, parts }] : []
  }
  const [figure, other] = [idOf(relation.figure), idOf(relation.other)]
  return figure !== undefined && other !== undefined && figure !== other
    ? [{ kind: 'not-above', figure, other, by: relation.by }]
    : []
}
