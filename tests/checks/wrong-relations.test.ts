/** Relations between figures that could never say anything are refused with their place; those of one section are taken. */
import { expect, test } from 'vitest'
import { wrongRelations } from '#functions/acts/centre/figure-relations.ts'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { FigureRelation } from '#shared/checks/check-settings.ts'

const section = (id: string, figures: string[]) => ({
  id,
  kind: 'figures',
  figures: figures.map((one) => ({ id: one })),
})
const settingsWith = (...relations: FigureRelation[]) =>
  ({
    sections: [section('hall', ['received', 'closed', 'posted']), section('calls', ['answered'])],
    checks: { relations },
    departments: [],
  }) as unknown as PublicationSettings // as much of the settings as is looked at
const sum = (whole: string, ...parts: string[]): FigureRelation => ({ kind: 'sum', whole, parts })
const notAbove = (figure: string, other: string): FigureRelation => ({ kind: 'not-above', figure, other, by: 0.1 })
const wrongIn = (...relations: FigureRelation[]) =>
  wrongRelations({ before: settingsWith(), after: settingsWith(...relations) })
const PLACE = 'settings.checks.relations.0'

test.each([
  ['a sum of one section', sum('received', 'closed', 'posted'), []],
  ['one not above another', notAbove('closed', 'received'), []],
  ['a whole that there is not', sum('gone', 'closed', 'posted'), [[`${PLACE}.whole`, '没有指标“gone”']]],
  [
    'two parts that there are not',
    sum('received', 'gone', 'closed', 'lost'),
    [
      [`${PLACE}.parts`, '没有指标“gone”'],
      [`${PLACE}.parts`, '没有指标“lost”'],
    ],
  ],
  ['another that there is not', notAbove('closed', 'gone'), [[`${PLACE}.other`, '没有指标“gone”']]],
  ['a part twice', sum('received', 'closed', 'closed'), [[PLACE, '只能出现一次']]],
  ['a figure beside itself', notAbove('closed', 'closed'), [[PLACE, '只能出现一次']]],
  ['figures of two sections', notAbove('answered', 'received'), [[PLACE, '须在同一栏目']]],
])('%s', (_, relation, wrong) => {
  const found = wrongIn(relation)
  expect(found.map(({ path }) => path)).toEqual(wrong.map(([path]) => path))
  for (const [n, [, words]] of wrong.entries()) expect(found[n]?.message).toContain(words)
})

test('the second relation has its own place; without relations nothing is wrong', () => {
  const [wrong] = wrongIn(sum('received', 'closed', 'posted'), notAbove('closed', 'gone'))
  expect(wrong?.path).toBe('settings.checks.relations.1.other')
  expect(wrongIn()).toEqual([])
})
