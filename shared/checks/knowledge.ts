/** The knowledge that an issue's texts and figures are held against, from its publication's settings. */
import type { Publication } from '../centre/publication.ts'
import type { Knowledge } from './check-content.ts'
import type { CheckSettings } from './check-settings.ts'
import { DEFAULT_RULES, type FigureRules, type Relation } from './figures/rules.ts'
import { rosterOf } from './text/department-name.ts'
import { wordingsOf } from './text/own-wordings.ts'

/** `lists`: words and places that are no settings; the server keeps them, a page loads them when it needs them. */
export const knowledgeOf = (
  { departments, checks }: Pick<Publication, 'departments' | 'checks'>,
  lists: Pick<Knowledge, 'divisions' | 'confused' | 'history'> = {},
): Knowledge => ({
  ...lists,
  departments: rosterOf(departments.map(({ name }) => name)),
  ...(checks && { rules: rulesOf(checks), wordings: wordingsOf(checks.wordings) }),
})

const rulesOf = ({ jump, relations }: CheckSettings): FigureRules => ({
  ...DEFAULT_RULES,
  jump,
  relations: relations.map(
    (one): Relation =>
      one.kind === 'sum'
        ? { kind: 'sum', whole: [one.whole], parts: one.parts.map((part) => [part]) }
        : { kind: 'not-above', figure: [one.figure], other: [one.other], by: one.by },
  ),
})
