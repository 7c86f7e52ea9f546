/** Layouts of other houses and other extractors, a kind each: what is furniture, an item, a date, a table, and what is told. */
import { describe, expect, test } from 'vitest'
import { readIssue, readLines } from '#shared/import/read-issue.ts'
import { anOldText } from '../support/print/an-old-text.ts'
import { toldOf } from '../support/print/told-of.ts'

const HEAD = ['政务服务简报', '第4期（总第112期）', '青溪市行政审批局　　2026年5月6日']
const issue = (...lines: string[]) => anOldText({ head: HEAD, items: ['二、窗口动态', ...lines] })

/** A page that ends inside a sentence, and the next begins with a comma or a word. */
const broken = (line: string) =>
  anOldText({
    head: HEAD,
    figures: [
      '一、4月运行情况',
      '4月，全市各级政务服务中心共受理各类事项，办结率保持在较高水平，其中网上受理占八成，窗口受理占二成',
      line,
      '，群众评价满意率比上月有所提高，投诉件全部按期办结，没有发生重大的服务质量问题。',
    ],
    items: [
      '二、窗口动态',
      '（一）税务窗口推出延时服务活动，全月共走进多个社区，现场解答咨询并办理各类涉税的业务，由于材料精简之后',
      line,
      '群众少跑一趟，受到群众欢迎，下一步还将在周六上午开放综合窗口。',
    ],
  })

describe('between the halves of a sentence', () => {
  test.each([
    '3/8页',
    '~ 3 ~',
    '• 3 •',
    'Page 3 of 8',
    '第3页（共8页）',
    '第3页/共8页',
    '第三页',
    '- 第 3 页 -',
    '页码：3/8',
    '— 2/8 —',
    '政务服务简报　　3',
    '3　　政务服务简报',
    '政务服务简报 第4期 第3页',
    '第3页　政务服务简报　总第112期',
    '青溪市行政审批局　政务服务简报　2026年第4期',
    '政务服务简报（总第112期）',
  ])('%s is furniture', (line) => {
    expect(readLines(broken(line)).pieces.filter(({ place }) => place === 'furniture')).toHaveLength(2)
    expect(readIssue(broken(line))).toEqual(readIssue(broken('- 3 -')))
  })
  test.each(['［3］', '【3】', '(3)', 'P3', '3-8', 'Ⅲ', '内部资料 注意保存', '第4期（总第112期）', '2026年5月6日'])(
    '%s is told where it stands, also before a comma',
    (line) => expect(toldOf(broken(line))).toEqual([line, line]),
  )
})

test.each([
  '1）',
  '1)',
  '[1]',
  '【1】',
  '〔一〕',
  '【一】',
  '㊀',
  'Ⅰ',
  'ⅰ',
  '❶',
  '⒈',
  'A.',
  '◇',
  '□',
  '➢',
  '▶',
  '•',
  '★',
  '※',
  '一、',
])('the item %s is told, and no figure is taken of it', (mark) =>
  expect(toldOf(issue(`${mark}税务窗口受理30件。`))).toEqual([`${mark}税务窗口受理30件。`]),
)

test.each([
  ['一．', '二．'],
  ['一. ', '二. '],
  ['一、', '二．'],
])('sections %s and %s are read', (first, second) => {
  const text = issue('（一）税务窗口延长了服务时间。').replace('一、', first).replace('二、', second)
  expect(readIssue(text).sections.map(({ kind }) => kind)).toEqual(['figures', 'items'])
})

test.each(['（一）、', '（一）．', '(一). '])('an item %s is no text with a mark before it', (mark) => {
  const [, section] = readIssue(issue(`${mark}税务窗口受理30件。`)).sections
  expect(section?.kind === 'items' && section.items).toEqual([{ text: '税务窗口受理30件。' }])
})

test('a list of contents in brackets, below the date, is told, and the text behind it has its sections', () => {
  const list = ['【本期导读】', '一、4月运行情况', '二、窗口动态']
  expect(toldOf(anOldText({ head: [...HEAD, ...list] }))).toEqual(list)
})

test.each(['第一部分 运行情况', '【本月数据】', '★窗口动态', '壹、运行情况'])(
  'where no section is numbered 一、, the heading %s is told',
  (heading) => expect(toldOf([...HEAD, heading, '本月受理30件。', '报：市政府。'].join('\n'))).toContain(heading),
)

test.each([
  '编后语：值得学习。',
  '【编后】值得学习。',
  '编者注：以上数据截至4月底。',
  '点评：值得学习。',
  '领导批示：请认真研究。',
  '责编：王某',
  '本期编辑：王某。',
  '【附件】办件量统计表',
  '呈：市政府办公室',
  '呈报：市政府办公室。',
  '本期发送：市直各部门',
  '［附：名单］',
  '附件 2 先进窗口名单。',
  '特此通报。',
])('%s behind an item is told', (line) => expect(toldOf(issue('（一）税务窗口延长了服务时间。', line))).toEqual([line]))

test.each([
  '（一）社银一体化　　人社窗口推出社银一体化服务。',
  '（一）社银一体化    人社窗口推出社银一体化服务。',
  '㈠社银一体化\t人社窗口推出社银一体化服务，共12个网点。',
])('heading and text of %j are not run together', (line) => expect(toldOf(issue(line))).toEqual([line]))
test('the same of a point', () =>
  expect(toldOf(issue('（一）社银一体化', '1．梳理清单　　人社窗口新增集成服务4项。'))).toHaveLength(1))
test('a space behind a mark or beside a number is none', () =>
  expect(toldOf(issue('（一）　人社窗口　12　家网点推出服务。'))).toEqual([]))

test.each(['一、运行情况：受理1.2万件，办结1.1万件', '一、运行情况，受理1.2万件'])(
  'the heading %s holds the text, which is told',
  (line) => expect(toldOf(anOldText({ figures: [line] }))).toEqual([line]),
)
test('a heading in two clauses with its text below is a heading', () =>
  expect(toldOf(anOldText({ items: ['二、聚焦主业，服务大局', '（一）税务窗口延长了服务时间。'] }))).toEqual([]))

describe('the cells of a table', () => {
  const tableIn = (...rows: string[]) => {
    const [section] = readIssue(
      anOldText({ figures: ['一、运行情况', '受理 30 件，见下表。', '表1 办件情况', ...rows] }),
    ).sections
    return section?.kind === 'figures' ? section.tables?.[0] : undefined
  }
  const head = ['分中心', '受理 量', '备注']
  test.each([
    ['tabs', ['分中心\t受理 量\t备注', '南区 分部\t1,011\t', '东区\t980\t新增']],
    ['wide spaces', ['分中心    受理 量    备注', '南区 分部    1,011    —', '东区    980    新增']],
    ['ideographic spaces', ['分中心　受理 量　备注', '南区 分部　1,011　—', '东区　980　新增']],
    [
      'bars',
      ['| 分中心 | 受理 量 | 备注 |', '| --- | ---: | --- |', '| 南区 分部 | 1,011 | |', '| 东区 | 980 | 新增 |'],
    ],
    [
      'a drawn frame',
      [
        '┌────┬────┬────┐',
        '│分中心│受理 量│备注│',
        '├────┼────┼────┤',
        '│南区 分部│1,011│—│',
        '│东区│980│新增│',
        '└────┴────┴────┘',
      ],
    ],
  ])('divided by %s', (_, rows) => {
    const table = tableIn(...rows)
    expect(table?.head).toEqual(head)
    expect(table?.rows.map((cells) => cells.slice(0, 2))).toEqual([
      ['南区 分部', '1,011'],
      ['东区', '980'],
    ])
  })
  test('a row of dashes is a row', () =>
    expect(tableIn('分中心\t受理', '东区\t980', '-\t-')?.rows).toEqual([
      ['东区', '980'],
      ['-', '-'],
    ]))
  test('a line with the unit is told, the table is not', () =>
    expect(
      toldOf(anOldText({ figures: ['一、运行情况', '受理 30 件。', '表1 办件', '单位：件', '窗口 受理', '人社 23'] })),
    ).toEqual(['单位：件']))
})
