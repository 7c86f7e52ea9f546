/** Searching printed issues: what is found, in which order, and what is marked of it. */
import { describe, expect, test } from 'vitest'
import { folded } from '#shared/archive/folded.ts'
import { type Asked, searchedOf, searchIn } from '#shared/archive/search.ts'
import type { IndexedIssue, Passage } from '#shared/archive/shard.ts'

const passage = (text: string, more: Partial<Passage> = {}): Passage => ({
  kind: 'item',
  place: '窗口资讯（一）',
  departments: [],
  text,
  ...more,
})
const issue = (id: string, period: string, passages: Passage[], more: Partial<IndexedIssue> = {}): IndexedIssue => ({
  id,
  label: `${period.slice(0, 4)}年第${Number(period.slice(5))}期`,
  period,
  issueDate: `${period}-14`,
  imported: false,
  corrects: null,
  passages,
  ...more,
})

const LONG = '大厅'.repeat(100)
const ALL = searchedOf([
  issue('a', '2024-03', [
    passage('科技厅窗口举办培训，窗口人员参加。', { departments: ['科技厅'] }),
    passage('网上受理率：97.03%', { kind: 'figure', place: '总体运行情况' }),
  ]),
  issue('b', '2025-07', [
    passage(`${LONG}随后窗口开放。`),
    passage('公安厅上门服务，推进政务服务改革。', { departments: ['公安厅'] }),
  ]),
  issue('c', '2025-08', [passage('上期“培训”一条有误。', { kind: 'correction', place: '更正' })], {
    corrects: { issueId: 'a', label: '2024年第3期' },
  }),
])
const look = (typed: string, more: Omit<Asked, 'typed'> = {}) => searchIn(ALL, { typed, ...more })
const texts = (typed: string, more: Omit<Asked, 'typed'> = {}) =>
  look(typed, more).hits.map(({ issue, passage }) => `${issue.id} ${passage.text.slice(0, 6)}`)
const marked = (typed: string) => look(typed).hits[0]?.excerpt.parts.flatMap(({ text, found }) => (found ? [text] : []))

describe('what is found', () => {
  test('a word, one character, a number, and all words that are typed', () => {
    expect(texts('培训')).toEqual(['c 上期“培训”', 'a 科技厅窗口举'])
    expect(texts('训').length).toBe(2)
    expect(texts('97.03')).toEqual(['a 网上受理率：'])
    expect(texts('窗口 培训')).toEqual(['a 科技厅窗口举'])
    expect(texts('培训 开放')).toEqual([])
  })

  test('by department, date, issue and place as well as by its text', () => {
    expect(texts('科技厅')).toEqual(['a 科技厅窗口举'])
    expect(texts('2024年3月 网上')).toEqual(['a 网上受理率：'])
    expect(texts('2025年第7期').length).toBe(2)
    expect(texts('更正 2024年第3期')).toEqual(['c 上期“培训”'])
    expect(texts('', { department: '公安厅' })).toEqual(['b 公安厅上门服'])
    expect(texts('', { from: '2025-01', until: '2025-07' }).length).toBe(2)
  })

  test('by the year in which it came out, as its label and the order have it', () => {
    const december = searchedOf([issue('e', '2025-12', [passage('窗口')], { issueDate: '2026-01-14' })])
    expect(searchIn(december, { typed: '', from: '2026-01' }).hits.length).toBe(1)
    expect(searchIn(december, { typed: '', until: '2025-12' }).hits).toEqual([])
  })

  test('by ten words, and what is typed beyond is told', () => {
    const many = [...'甲乙丙丁戊己庚辛壬癸', '培训', '窗口'].join(' ')
    expect(look(many).unused).toEqual(['培训', '窗口'])
    expect(look('培训 窗口').unused).toEqual([])
  })

  test('whether it was typed full-width or half-width, large or small', () => {
    expect(texts('９７．０３％')).toEqual(['a 网上受理率：'])
    expect(folded('ＡbＣ（１）　')).toBe('abc(1) ')
  })

  test('what stands nowhere as a whole is looked for by its words, and that is said', () => {
    expect(look('改革政务服务')).toMatchObject({ words: ['改革', '政务', '服务'], hits: [{ issue: { id: 'b' } }] })
    expect(look('不存在的内容')).toEqual({ words: null, hits: [], unused: [] })
  })
})

test('the best stands first: more often, in less text, and then the newest', () => {
  expect(texts('窗口')).toEqual(['a 科技厅窗口举', `b ${LONG.slice(0, 6)}`, 'b 公安厅上门服'])
  expect(texts('').map((one) => one[0])).toEqual(['c', 'b', 'b', 'a', 'a'])
})

describe('the passage that is shown', () => {
  test('has the words marked, also where they overlap', () => {
    expect(marked('窗口')).toEqual(['窗口', '窗口'])
    expect(marked('窗口举 口举办')).toEqual(['窗口举办'])
  })

  test('is cut around the first of them, and says so', () => {
    const excerpt = look('开放').hits[0]?.excerpt
    expect(excerpt).toMatchObject({ before: true, after: false })
    expect(excerpt?.parts.map(({ text }) => text).join('')).toMatch(/随后窗口开放。$/)
  })

  test('never has half a character', () => {
    const [hit] = searchIn(searchedOf([issue('d', '2026-01', [passage(`${'𠀀'.repeat(150)}窗口`)])]), {
      typed: '窗口',
    }).hits
    const text = hit?.excerpt.parts.map((part) => part.text).join('') ?? ''
    expect(text.isWellFormed()).toBe(true)
  })
})
