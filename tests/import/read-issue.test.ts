/** Hand-made texts with one difficulty each in head, figures or colophon, and what is read from them. */
import { describe, expect, test } from 'vitest'
import { figuresIn } from '#shared/import/figures.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { anOldText } from '../support/print/an-old-text.ts'

test('a small issue is read whole', () => {
  expect(readIssue(anOldText())).toEqual({
    period: '2026-02',
    masthead: { name: null, number: null, issuingUnit: '示范市政务服务中心', issueDate: '2026-03-05' },
    sections: [
      {
        kind: 'figures',
        title: '2026年2月总体运行情况',
        text: '本月受理事项{figure-1}，上门服务{figure-2}。',
        figures: [
          { id: 'figure-1', name: '本月受理事项', value: '1.2', unit: '万件' },
          { id: 'figure-2', name: '上门服务', value: '36', unit: '人/次' },
        ],
      },
      {
        kind: 'items',
        title: '窗口动态',
        items: [{ text: '税务窗口延长了服务时间。' }, { text: '公积金窗口开通了网上预约。' }],
      },
    ],
    colophon: {
      reporting: [
        { name: '市政府办公室', mark: '、' },
        { name: '中心领导', mark: '。' },
      ],
      distribution: [
        { name: '各分中心', mark: '，' },
        { name: '市直部门窗口', mark: '。' },
      ],
    },
  })
})

describe('the head', () => {
  test.each([
    [
      'name and number line',
      ['示 范 简 报', '第 3期（总第 48 期）', '示范市政务服务中心 2026年3月5日'],
      '示范简报',
      '第3期（总第48期）',
    ],
    [
      'name in two lines',
      ['示范市政务服务', '工作简报', '第3期', '示范市政务服务中心 2026年3月5日'],
      '示范市政务服务工作简报',
      '第3期',
    ],
    [
      'unit on a line of its own',
      ['示范简报', '2026年第3期', '示范市政务服务中心', '2026年3月5日'],
      '示范简报',
      '2026年第3期',
    ],
    ['number lost', ['示范简报', '示范市政务服务中心 2026年3月5日'], '示范简报', null],
    ['name lost', ['（第3期）', '示范市政务服务中心 2026年3月5日'], null, '（第3期）'],
  ])('%s', (_, head, name, number) => {
    expect(readIssue(anOldText({ head })).masthead).toEqual({
      name,
      number,
      issuingUnit: '示范市政务服务中心',
      issueDate: '2026-03-05',
    })
  })
})

describe('the period', () => {
  const figures = ['一、总体运行情况', '本月受理事项 7 件。']
  test.each([
    ['is the month of the figures heading', {}, '2026-02'],
    ['is the month before the issue date where the heading names none', { figures }, '2026-02'],
    ['is December of the year before in January', { figures, head: ['示范市政务服务中心 2026年1月9日'] }, '2025-12'],
  ])('%s', (_, parts, period) => expect(readIssue(anOldText(parts)).period).toBe(period))
})

describe('figures', () => {
  test.each([
    ['受理 5.05万件', '受理 {figure-1}', [['受理', '5.05', '万件']]],
    [
      '咨询、受办共计34件（次）',
      '咨询、受办{figure-1}'.replace('受办', '受办共计'),
      [['咨询、受办', '34', '件（次）']],
    ],
    ['满意率９９.５％', '满意率{figure-1}', [['满意率', '99.5', '％']]],
    [
      '36人/次、回访12户',
      '{figure-1}、回访{figure-2}',
      [
        ['指标1', '36', '人/次'],
        ['回访', '12', '户'],
      ],
    ],
    ['{figure-1}是字样，收件8件', '{figure-1}是字样，收件{figure-2}', [['收件', '8', '件']]],
    ['{8件}', '{{figure-1}}', [['指标1', '8', '件']]],
    ['公共资源公共8场', '公共资源公共{figure-1}', [['公共资源公共', '8', '场']]],
    ['第3期、12345热线、2月3日、1,365件、3-5人、A4张', '第3期、12345热线、2月3日、1,365件、3-5人、A4张', []],
  ])('%s', (text, replaced, figures) => {
    const found = figuresIn(text)
    expect(found.text).toBe(replaced)
    expect(found.figures.map(({ name, value, unit }) => [name, value, unit])).toEqual(figures)
  })
})

test('where first lines are indented, a full line that ends in a semicolon is followed by its own paragraph', () => {
  const figures = [
    '　　一、2026年2月总体运行情况',
    '　　本月窗口受理各类事项1.02万件，热线答复各类电话咨询',
    '100000人次，办结10000件，上门100户，群众评价的满意率99.5%；',
    '以上均为全口径。',
  ]
  const [first] = readIssue(
    anOldText({ figures, items: ['　　二、窗口动态', '　　（一）税务窗口延长了服务时间。'] }),
  ).sections
  expect(first).toMatchObject({ text: expect.stringMatching(/满意率\{figure-\d\}；以上均为全口径。$/) })
})

describe('where the widest line is the last of its paragraph, nobody knows how wide a full line is', () => {
  const figures = [
    '一、2026年2月总体运行情况',
    '本月受理0.12万件，热线答复各类来电咨询共100000人次；',
    '上门0.36万件，回访0.12万件，发放各类联系卡不计数，以上。',
  ]
  test('what may have been a full line is not taken for the end of its paragraph', () => {
    expect(() => readIssue(anOldText({ figures }))).toThrow('不知道这一行是接着写还是另起一段')
  })

  test('where first lines are indented, the next one goes on', () => {
    const indented = figures.map((line, at) => (at < 2 ? `　　${line}` : line))
    const items = ['　　二、窗口动态', '　　（一）税务窗口延长了服务时间。']
    const [first] = readIssue(anOldText({ figures: indented, items })).sections
    expect(first).toMatchObject({ text: expect.not.stringContaining('\n') })
  })

  test('so does an item that has no comma yet', () => {
    const items = ['　　二、窗口动态', '　　（一）税务窗口和公积金窗口和医保窗口和社保厅延长服务', '的时间。']
    const indented = figures.map((line, at) => (at < 2 ? `　　${line}` : line))
    const [, second] = readIssue(anOldText({ figures: indented, items })).sections
    expect(second).toMatchObject({ items: [{ text: expect.not.stringContaining('\n') }] })
  })
})

test('a colophon of one list is found even after a full line that ends no sentence', () => {
  const items = [
    '二、窗口动态',
    '（一）档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发',
    '档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发办法',
  ]
  const { reporting, distribution } = readIssue(anOldText({ items, foot: ['发：各分中心。'] })).colophon
  expect([reporting, distribution.map(({ name }) => name)]).toEqual([[], ['各分中心']])
})

test('groups divide at marks outside brackets only, each with its mark', () => {
  const foot = ['报：市委办（督查室、信息科）、市政府办；中心', '领导', '发：各县（市、区）中心，本中心各处室。']
  expect(readIssue(anOldText({ foot })).colophon).toEqual({
    reporting: [
      { name: '市委办（督查室、信息科）', mark: '、' },
      { name: '市政府办', mark: '；' },
      { name: '中心领导', mark: '。' },
    ],
    distribution: [
      { name: '各县（市、区）中心', mark: '，' },
      { name: '本中心各处室', mark: '。' },
    ],
  })
})
