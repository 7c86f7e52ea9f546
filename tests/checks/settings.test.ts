/** The settings of checks: without any, those that hold are the ones the page shows; set otherwise, they say otherwise. */
import { expect, test } from 'vitest'
import { checkContent } from '#shared/checks/check-content.ts'
import type { CheckSettings } from '#shared/checks/check-settings.ts'
import { checksOf } from '#shared/checks/checks-of.ts'
import { knowledgeOf } from '#shared/checks/knowledge.ts'
import type { Content } from '#shared/content/content.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { aBriefing, pastMonths } from '../support/a-briefing.ts'

const DEFAULT = checksOf(PUBLICATION)

const found = (content: Content, checks?: CheckSettings) =>
  checkContent(content, knowledgeOf({ ...PUBLICATION, checks }, { history: pastMonths() }))
const kinds = (content: Content, change: Partial<CheckSettings>) =>
  found(content, { ...DEFAULT, ...change }).map(({ kind }) => kind)

test('the relations of the briefing that this was made for, by the ids of its figures', () => {
  expect(DEFAULT.relations).toEqual([
    { kind: 'sum', whole: 'handled', parts: ['online-received', 'counter-received'] },
    { kind: 'not-above', figure: 'online-closed', other: 'online-received', by: 0.15 },
  ])
})

test.each([
  ['sound', {}],
  ['a sum that is wrong', { values: { handled: '5.15' } }],
  ['more closed than received', { values: { 'online-closed': '9.02' } }],
  ['a jump', { values: { calls: '3165' } }],
])('what is saved as it is shown finds the same: %s', (_, change) => {
  const content = aBriefing(change)
  expect(found(content, DEFAULT)).toEqual(found(content))
})

test('what is set otherwise', () => {
  expect(kinds(aBriefing({ values: { handled: '5.15' } }), { relations: [] })).toEqual([])
  expect(kinds(aBriefing({ values: { calls: '2400' } }), {})).toContain('jump')
  expect(kinds(aBriefing({ values: { calls: '2400' } }), { jump: 2 })).not.toContain('jump')
  const above: CheckSettings['relations'] = [{ kind: 'not-above', figure: 'visits', other: 'calls', by: 0.1 }]
  expect(kinds(aBriefing(), { relations: above })).toEqual(['closed-above-received'])
  const words = [
    { wrong: '老大难', right: '', forbidden: true },
    { wrong: '上户', right: '登记户口', forbidden: false, note: '口语' },
  ]
  const content = aBriefing({ items: ['窗口解决了老大难问题，为群众上户。'] })
  expect(found(content, { ...DEFAULT, wordings: words }).map(({ kind, fix }) => [kind, fix])).toEqual([
    ['forbidden-wording', undefined],
    ['preferred-wording', '登记户口'],
  ])
})
