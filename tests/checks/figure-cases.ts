/** Contents with figures as cases: how they are made, and what is held of the faulty and the clean ones of each kind. */
import { describe, expect, test } from 'vitest'
import { checkContent, type Knowledge } from '#shared/checks/check-content.ts'
import type { Kind } from '#shared/checks/kinds.ts'
import { Content } from '#shared/content/content.ts'
import { aBriefing, pastMonths } from '../support/a-briefing.ts'
import { WORDS } from '../support/check-knowledge.ts'

export type Case = [what: string, content: Content, knowledge?: Knowledge]
export type FigureCases = Partial<Record<Kind, { faulty: Case[]; clean: Case[] }>>

export const year = { history: pastMonths() }
export const values = (
  what: string,
  of: Parameters<typeof aBriefing>[0] & object,
  knowledge: Knowledge = year,
): Case => [what, aBriefing(of), knowledge]
export const figure = (id: string, value: string, knowledge: Knowledge = year): Case =>
  values(`${id} ${value}`, { values: { [id]: value } }, knowledge)

/** Months that were typed well. */
export const usual: Case[] = [
  ['as usual', aBriefing(), year],
  ['as usual, without months before', aBriefing(), {}],
  ['as usual, one month before', aBriefing(), { history: pastMonths(1) }],
]

export const kindsIn = ([, content, knowledge = {}]: Case) =>
  checkContent(Content.parse(content), { ...WORDS, ...knowledge }).map(({ kind }) => kind)

export function holdsOf(cases: FigureCases): void {
  describe.each(Object.entries(cases))('%s', (kind, { faulty, clean }) => {
    test('there are ten of each', () => {
      expect([faulty.length, clean.length].every((count) => count >= 10)).toBe(true)
    })
    test.each(faulty)('found: %s', (...one) => expect(kindsIn(one)).toContain(kind))
    test.each(clean)('nothing wrong: %s', (...one) => expect(kindsIn(one)).not.toContain(kind))
  })
}
