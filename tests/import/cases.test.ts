/** Layouts as offices have them, one difficulty each: what is read, or which lines are told. */
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { describe, expect, test } from 'vitest'
import { readIssue, readLines } from '#shared/import/read-issue.ts'
import { anOldText } from '../support/print/an-old-text.ts'
import { toldOf } from '../support/print/told-of.ts'

const UNIT = '示范市政务服务中心 2026年3月5日'
const item = (...lines: string[]) => anOldText({ items: ['二、窗口动态', '（一）税务窗口延长了服务时间。', ...lines] })
const page = (line: string) => item(line, '（二）公积金窗口开通了网上预约。')
const head = (...lines: string[]) => anOldText({ head: [...lines, UNIT] })
const itemsIn = (text: string) => {
  const section = readIssue(text).sections[1]
  return section?.kind === 'items' ? section.items : []
}
test.each([
  '第3期',
  '[2026]第3期',
  '〔2026〕3号',
  '增刊第1期',
  '第三期',
  '2026年第3期',
  '总第57期',
  '（第3期 总第57期）',
  '二〇二六年第三期',
  '示政办〔2026〕3号',
])('the number line %s is no part of the name', (number) => {
  expect(readIssue(head('窗口月刊简报', number)).masthead).toMatchObject({
    name: '窗口月刊简报',
    number: number.replace(/ /g, ''),
  })
})

test.each(['2026·3', 'Vol.3', '第三期增刊', '本年第叁期', '特急', '示范市政务服务中心主办', '内参速览窗口'])(
  'the line %s in the head is told, never taken into the name',
  (line) => expect(toldOf(head('窗口月刊简报', line))).toContain(line),
)

test.each([
  [['机密★1年'], { level: '机密★1年' }],
  [['秘密'], { level: '秘密' }],
  [['机密★1年 000012'], { level: '机密★1年', number: '000012' }],
  [['内部资料 注意保存'], { level: '内部资料注意保存' }],
])('密级 %j is read apart from the name', (lines, security) => {
  const content = readIssue(head(...lines, '窗口月刊简报', '〔2026〕3号'))
  expect([content.security, content.masthead.name]).toEqual([security, '窗口月刊简报'])
})

test.each(['签发人：王某', '签发：王某', '签发人 王某'])(
  '%s is told by its own words, and what is beside it is read',
  (signer) => {
    const text = head('机密', '窗口月刊简报', `〔2026〕3号　　　${signer}`)
    expect(toldOf(text)).toEqual([signer.replace(' ', '')])
    expect(readLines(text).pieces).toContainEqual({ line: 3, words: '〔2026〕3号', place: 'structure' })
    const { security, masthead } = readIssue(text.replace(signer, ''))
    expect([security, masthead.number]).toEqual([{ level: '机密' }, '〔2026〕3号'])
  },
)

test.each(['二〇二六年三月五日', '二○二六年三月五日', '二Ｏ二六年三月五日', '２０２６年３月５日'])(
  'the date %s',
  (date) =>
    expect(readIssue(anOldText({ head: [`示范市政务服务中心　${date}`] })).masthead.issueDate).toBe('2026-03-05'),
)

test('a number line before the date is no part of the unit', () =>
  expect(toldOf(anOldText({ head: ['第3期 示范市政务服务中心 2026年3月5日'] }))).toHaveLength(1))

test.each(['目录', '本期导读', '本期要目'])('a list of contents under %s is told line by line', (title) => {
  const list = [title, '一、运行情况……1', '二、窗口动态……2']
  expect(toldOf(head('窗口月刊简报', ...list))).toEqual(list)
})

test.each(['编者按：', '按语：', '按：', '【编者按】'])('the note behind %s', (label) =>
  expect(readIssue(anOldText({ head: [UNIT, `${label}两地做法刊发如下，供参考。`] })).note).toBe(
    '两地做法刊发如下，供参考。',
  ),
)

test.each(['- 2 -', '—2—', '第2页', '第２页', '2 / 8', '2/8', '第 1 页 共 2 页'])(
  'the page number %s is left out',
  (line) => {
    expect(itemsIn(page(line))).toHaveLength(2)
    expect(readLines(page(line)).pieces).toContainEqual({ line: 6, words: line, place: 'furniture' })
  },
)

test.each([
  '8/2',
  '37',
  '1365',
  '附件1',
  '附：名单',
  '附表2：统计',
  '（联系人：李某）',
  '示范市政务服务中心',
  '2026年3月5日',
  '抄录：档案科',
  '（综合科供稿）',
  '供稿：综合科',
  '图1 群众在窗口',
  '阅览范围待定',
])('the line %s between two items is told', (line) => expect(toldOf(page(line))).toEqual([line]))

test.each([
  [['2026年3月5日', '示范市政务服务中心']],
  [['示范市政务服务中心', '二〇二六年三月五日']],
  [['附件：1. 情况表', '2. 名单', '示范市政务服务中心', '2026年3月5日']],
])('appendix and signature %j are told line by line', (lines) => expect(toldOf(item(...lines))).toEqual(lines))

test.each(['抄送：市政协办公室。', '印发：综合科', '示范市政务服务中心办公室 2026年3月5日印发', '责任编辑：李某'])(
  'the line %s of the colophon is told',
  (line) => {
    expect(toldOf(anOldText({ foot: ['报：市政府办公室。', '发：各分中心', line] }))).toContain(line)
    expect(toldOf(anOldText({ foot: ['报：市政府办公室。', '发：各分中心，', line] }))).toContain(line)
  },
)

test.each(['1．税务窗口受理30件。', '1、税务窗口受理30件。', '①税务窗口受理30件。', '⑴税务窗口受理30件。'])(
  'the item %s is told and no figure is taken of it',
  (line) => expect(toldOf(anOldText({ items: ['二、窗口动态', line] }))).toEqual([line]),
)

test.each(['①', '⑴', '（1）', '●'])('what is listed by %s under an item stays a paragraph of its own', (mark) =>
  expect(itemsIn(item(`${mark}甲窗口轮训。`, `${mark}乙窗口轮训。`))[0]?.text).toBe(
    `税务窗口延长了服务时间。\n${mark}甲窗口轮训。\n${mark}乙窗口轮训。`,
  ),
)

test.each(['1. ', '1．', '1、'])('the point %s', (mark) =>
  expect(itemsIn(item(`${mark}梳理清单。`, `${mark.replace('1', '2')}联调系统。`))[0]?.points).toEqual([
    '梳理清单。',
    '联调系统。',
  ]),
)

describe('tables', () => {
  const table = (...rows: string[]) => anOldText({ figures: ['一、运行情况', '受理 30 件，见下表。', ...rows] })
  test.each(['表1 办件情况', '表一 办件情况', '表2：各窗口办件情况'])('under %s stays a table', (caption) => {
    const [section] = readIssue(table(caption, '窗口 受理 办结', '人社 2,310 2,301', '医保 1,875 1,870')).sections
    expect(section?.kind === 'figures' && section.tables?.[0]?.rows).toEqual([
      ['人社', '2,310', '2,301'],
      ['医保', '1,875', '1,870'],
    ])
  })
  test.each([
    [['表1 办件情况', '窗口 受理 办结', '人社 2,310 2,301', '医保 1,870']],
    [['各窗口办件情况统计', '窗口 受理 办结', '人社 2,310 2,301']],
    [['附表', '窗口 受理 办结', '人社 2,310 2,301']],
    [['表1 办件情况', '窗口 受理 办结', '人社 2,310', '医保 1,870 12']],
  ])('%j is told, not joined', (rows) => expect(toldOf(table(...rows))).toContain(rows.at(-1)))
})

test.each(['办结5. 02万件', '办结5 .02万件', '办结5．02万件'])('the number of %s is whole', (words) => {
  const [section] = readIssue(anOldText({ figures: ['一、运行情况', `本月${words}。`] })).sections
  expect(section?.kind === 'figures' && section.figures.map(({ value }) => value)).toEqual(['5.02'])
})
test.each(['办结1 365件。', '办结1, 365件。', '办结13 65 件。'])('%s: a space inside a number is told', (words) =>
  expect(toldOf(anOldText({ figures: ['一、运行情况', words] }))).toEqual([words]),
)

const CASES = new URL('../../../shared/cases/import/', import.meta.url)
const given = existsSync(CASES) ? readdirSync(CASES).filter((name) => name.endsWith('.txt')) : []
const REFUSED = /^(02|07|15|18|24|items-arabic)/

test.skipIf(given.length === 0)('the cases beside the repository (skipped where they are not at hand)', () => {
  for (const name of given) {
    const told = toldOf(readFileSync(new URL(name, CASES), 'utf8'))
    expect([name, told.length > 0]).toEqual([name, REFUSED.test(name)])
    expect(told.every((words) => words !== '')).toBe(true)
  }
})
