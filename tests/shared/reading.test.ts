/** The reading view's text: all of a revision in its order, and beside it all of the one before. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import type { Content } from '#shared/content/content.ts'
import { type Block, changedPlaces, type Part, readingOf } from '#shared/content/reading.ts'
import { aContent } from '../support/print/a-content.ts'
import { anyContent } from '../support/print/any-content.ts'

const table = { title: '表1', head: ['窗口', '件'], rows: [['公安', '1']] }
const picture = { image: 'a'.repeat(64), alt: '大厅', caption: '图1' }

const IMAGES = ['a'.repeat(64), 'b'.repeat(64)]
const linesIn = (parts: readonly Part[]) =>
  parts.flatMap(({ heading, lines }) => [...(heading ? [heading] : []), ...lines])
const inWords = (block: Block | null) =>
  block === null ? null : block.kind === 'text' ? block.text : JSON.stringify(block)
const changes = (before: Content, after: Content) =>
  linesIn(readingOf(after, before))
    .filter(({ change }) => change !== 'none')
    .map(({ change, place, before, block }) => [change, place, inWords(before), inWords(block)])

const content = (value: string, ...texts: string[]): Content => ({
  period: '2026-01',
  masthead: { name: '刊', number: '第1期', issuingUnit: '中心', issueDate: '2026-02-14' },
  sections: [
    { kind: 'figures', title: '运行', text: '办理{a}。', figures: [{ id: 'a', name: '办理', value, unit: '万件' }] },
    { kind: 'items', title: '资讯', items: texts.map((text) => ({ text })) },
  ],
  colophon: { reporting: [], distribution: [] },
})

const said = (reason: string): Acknowledgement => ({
  ...{ key: 'a'.repeat(64), kind: 'leak-mobile', section: 1, item: 0, start: 0, end: 2 },
  ...{ where: '第 1 条', message: '疑似手机号码', by: { id: 'zhou-min', name: '周敏' } },
  ...{ at: '2026-02-01T00:00:00.000Z', reason },
})

describe('what changed, in its place and as printed', () => {
  test('figures and items: edited, taken out, added', () => {
    expect(
      changes(content('5.05', '甲处开展活动', '乙处开展培训'), content('5.06', '乙处开展两场培训', '另有一事')),
    ).toEqual([
      ['edited', '运行', '办理5.05万件。', '办理5.06万件。'],
      ['edited', '资讯（一）', '乙处开展培训', '乙处开展两场培训'],
      ['new', '资讯（二）（新增）', null, '另有一事'],
      ['gone', '资讯（删去）', null, '甲处开展活动'],
    ])
  })

  test('of two paragraphs that say the same, one that goes is told', () => {
    expect(changes(content('5', '同样一句话', '同样一句话'), content('5', '同样一句好话'))).toEqual([
      ['edited', '资讯（一）', '同样一句话', '同样一句好话'],
      ['gone', '资讯（删去）', null, '同样一句话'],
    ])
  })

  const of = (change: Partial<Content>, item: object = {}): Content => ({
    ...aContent(),
    sections: [{ kind: 'items', title: '窗口资讯', items: [{ text: '窗口延长了服务时间。', ...item }] }],
    ...change,
  })

  test.each<[string, object, object, string[]]>([
    ['a point', { points: ['夜间开放。'] }, { points: ['周末夜间开放。'] }, ['edited']],
    ['a point that is new', {}, { points: ['周末开放。'] }, ['new']],
    ['a cell', { tables: [table] }, { tables: [{ ...table, rows: [['公安', '2']] }] }, ['edited']],
    ['a caption', { pictures: [picture] }, { pictures: [{ ...picture, caption: '图2' }] }, ['edited']],
    ['the file alone', { pictures: [picture] }, { pictures: [{ ...picture, image: 'b'.repeat(64) }] }, ['edited']],
    ['a picture taken out', { pictures: [picture] }, {}, ['gone']],
    ['a table for a picture', { pictures: [picture] }, { tables: [table] }, ['new', 'gone']],
  ])('%s of an item', (_, before, after, kinds) => {
    const found = changes(of({}, before), of({}, after))
    expect(found.map(([change]) => change)).toEqual(kinds)
    for (const [, place] of found) expect(place).toContain('窗口资讯')
  })

  test.each<[Partial<Content>, string]>([
    [{ note: '供参考。' }, '编者按（新增）'],
    [{ correction: '上期有误。' }, '更正（新增）'],
    [{ security: { level: '内部资料', number: '7' } }, '密级和编号（新增）'],
    [{ masthead: { ...aContent().masthead, issueDate: '2026-12-31' } }, '报头'],
    [{ colophon: { ...aContent().colophon, copies: 300 } }, '印数（新增）'],
    [{ colophon: { ...aContent().colophon, sending: [{ name: '省人大', mark: '。' }] } }, '版记“送”（新增）'],
    [{ fonts: { name: 'a.ttf' } }, '字体（新增）'],
    [{ acknowledged: [said('已核实')] }, '核实说明（新增）'],
    [{ sections: [] }, '栏目“窗口资讯”'],
  ])('%j', (change, place) => {
    const base = { ...of({}), colophon: { ...aContent().colophon } }
    expect(changedPlaces(readingOf({ ...base, ...change }, base))[0]).toBe(place)
  })

  test('what is acknowledged: another reason and one taken back are told, another place is not', () => {
    const places = (before: Acknowledgement[], now: Acknowledgement[]) =>
      changedPlaces(readingOf(of({ acknowledged: now }), of({ acknowledged: before })))
    expect(places([said('已核实')], [said('已与窗口核实')])).toEqual(['核实说明'])
    expect(places([said('已核实')], [])).toEqual(['核实说明（删去）'])
    expect(places([said('已核实')], [{ ...said('已核实'), where: '第 3 条' }])).toEqual([])
  })
})

test('whatever changed: all of this revision in its order, and nothing of the one before is lost', () => {
  const blocks = (parts: readonly Part[]) => linesIn(parts).map(({ block }) => inWords(block))
  fc.assert(
    fc.property(anyContent(IMAGES), anyContent(IMAGES), (before, now) => {
      const lines = linesIn(readingOf(now, before))
      expect(lines.filter(({ change }) => change !== 'gone').map(({ block }) => inWords(block))).toEqual(
        blocks(readingOf(now)),
      )
      const kept = lines.flatMap(({ change, block, before }) =>
        change === 'new' ? [] : [inWords(change === 'edited' ? before : block)],
      )
      expect(kept.toSorted()).toEqual(blocks(readingOf(before)).toSorted())
      expect(changedPlaces(readingOf(now, structuredClone(now)))).toEqual([])
      expect(changedPlaces(readingOf(now))).toEqual([])
    }),
    { numRuns: 40 },
  )
})
