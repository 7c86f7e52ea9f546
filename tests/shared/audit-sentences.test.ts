/** The record reads as sentences: each act has one, without names of code, in China's time; long and unknown things are told too. */
import { expect, test } from 'vitest'
import { FACTS } from '#shared/audit-facts.ts'
import { choicesIn, isAskedFor } from '#shared/audit-filter.ts'
import { ACTS } from '#shared/audit-labels.ts'
import { sentenceOf } from '#shared/audit-sentences.ts'
import { structureInWords } from '#shared/audit-structure.ts'
import { keysOf } from '#shared/keys-of.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import { recordFile } from '#shared/record-file.ts'

const NAMES = {
  department: (id: string) => `单位${id}`,
  list: (name: string) => `名单${name}`,
  figure: (id: string) => `指标${id}`,
}
const who = { id: 'zhou-min', name: '周敏' }
const told = (what: string, facts: Record<string, string | number> = {}, why: string | null = null) =>
  sentenceOf({ who, what, about: '2026年第1期', why, facts }, NAMES)
/** As much of a text as a change tells. */
const LONG = '事'.repeat(40)
const LATE = '2026-02-05T16:30:00.000Z'

test.each<[string, Record<string, string | number>, string]>([
  [
    'call-for-news',
    { deadline: LATE, departments: 'a b' },
    '周敏为2026年第1期发出约稿，约稿单位：单位a、单位b；2026年2月6日 00:30截稿。',
  ],
  [
    'adopt',
    { items: 2, leftOut: '请打值班电话。' },
    '周敏采用了2026年第1期的来稿，拆成 2 条，没有采用“请打值班电话。”。',
  ],
  ['call-for-news', {}, '周敏为2026年第1期发出约稿。'],
  ['sign-off', { recipients: 30, onBehalfOf: '王芳' }, '周敏（代王芳）签发了2026年第1期，发往 30 个邮箱。'],
  ['person-changed', { title: '科长', titleWas: '' }, '周敏修改了人员2026年第1期：职务由“（无）”改为“科长”。'],
  ['publication-settings', { sections: '{}', sectionsWas: '{"id":"x"}' }, '周敏修改了2026年第1期的设置：栏目有改动。'],
  [
    'change-brief',
    { brief: `${LONG}月底报。`, briefWas: `${LONG}月中报。` },
    '周敏修改了2026年第1期的约稿要求：约稿要求有改动。',
  ],
  [
    'change-brief',
    { brief: `${LONG}报。`, briefWas: '报。' },
    `周敏修改了2026年第1期的约稿要求：约稿要求由“报。”改为“${LONG}……（共 42 字）”。`,
  ],
  [
    'publication-settings',
    { deadline: '2026-02-05T16:30:00.000Z', deadlineWas: '2026-02-05T16:30:59.999Z' },
    '周敏修改了2026年第1期的设置：截稿时间有改动。',
  ],
  ['of-a-later-release', {}, '周敏：较新版本的操作（of-a-later-release），2026年第1期。'],
])('%s', (what, facts, sentence) => {
  expect(told(what, facts)).toBe(sentence)
})

test('the reason stands behind it, with one full stop', () => {
  expect(told('return', {}, '数字有误。')).toBe('周敏把2026年第1期退回修改。说明：数字有误。')
  expect(told('return', {}, '数字有误')).toBe('周敏把2026年第1期退回修改。说明：数字有误。')
})

test.each(keysOf(ACTS))('%s is a sentence with all facts and with none', (what) => {
  const all = Object.fromEntries(keysOf(FACTS).map((name) => [name, '2026-01-05']))
  for (const sentence of [told(what), told(what, all)]) expect(sentence).toMatch(/^周敏[^[\]{}a-z]*。$/)
})

test('a text that looks like a part of a sentence stays as it is', () => {
  const facts = { attachment: '{about}[$&]' }
  expect(sentenceOf({ who, what: 'attach', about: '$1{why}', why: null, facts }, NAMES)).toBe(
    '周敏给$1{why}的来稿添加了附件“{about}[$&]”。',
  )
})

test('settings with members are told without the names of code', () => {
  const stored = ['{"id":"s1","kind":"figures","title":"总体","figures":[{"id":"n","name":"办件","decimals":2}]}', '{}']
  expect(structureInWords(stored.join('\n'), NAMES.figure)).toBe('标题：总体，指标：名称：办件，小数位数：2；')
  expect(structureInWords('{"id":"s1",……（共 5000 字）', NAMES.figure)).toBe('{"id":"s1",……（共 5000 字）')
})

const entry = (seq: number, id: string, name: string, what: string) => ({
  ...{ seq, what, who: { id, name }, about: '=1+1', why: '-2', at: LATE, previous: null, hash: `${seq}`.repeat(64) },
  facts: { pages: 4, departments: 'a' },
})
const ENTRIES = [entry(1, 'a', '旧名', 'open'), entry(2, 'b', '王芳', 'content'), entry(3, 'a', '新名', 'content')]

test('what there is to choose from, and what a choice leaves', () => {
  expect(choicesIn(ENTRIES)).toEqual({
    people: [
      { id: 'a', name: '新名' },
      { id: 'b', name: '王芳' },
    ],
    acts: ['content', 'open'],
  })
  const left = (filter: object) => ENTRIES.filter((one) => isAskedFor(one, filter)).map(({ seq }) => seq)
  expect([left({}), left({ who: 'a' }), left({ act: 'content' }), left({ who: 'a', act: 'content' })]).toEqual([
    [1, 2, 3],
    [1, 3],
    [2, 3],
    [3],
  ])
})

test.each(['csv', 'xlsx'] as const)('as %s it is read back, and nothing in it is a formula', (format) => {
  const { bytes } = recordFile(format, { entries: ENTRIES, brokenAt: 3, names: NAMES })
  const [sheet] = readBook(bytes).sheets
  const rows = sheet?.rows.map(({ cells }) => cells.map((cell) => (typeof cell === 'string' ? cell : cell.text))) ?? []
  expect(rows[1]?.slice(0, 3)).toEqual(['1', '2026年2月6日 00:30', '旧名'])
  expect(rows.map((row) => row[7])).toEqual(['前后相连', '是', '是', '断开，请核查'])
  expect(rows[1]?.[6]).toBe('页数：4\n单位：单位a')
  if (format === 'csv') expect(new TextDecoder().decode(bytes)).toContain(",'-2,")
})
