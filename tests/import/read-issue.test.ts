/** Hand-made texts with one difficulty each, and what is read from them or said about them. */
import { describe, expect, test } from 'vitest'
import { figuresIn } from '#shared/import/figures.ts'
import { readIssue } from '#shared/import/read-issue.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'

type Parts = { head?: string[]; figures?: string[]; items?: string[]; foot?: string[] }

/** A small readable issue, parts of it replaced. */
const anIssue = ({
  head = ['示范市政务服务中心　2026年 3月 5日'],
  figures = ['一、2026年 2月总体运行情况', '本月受理事项 1.2 万件，上门服务 36 人/次。'],
  items = ['二、窗口动态', '（一）税务窗口延长了服务时间。', '（二）公积金窗口开通了网上预约。'],
  foot = ['报：市政府办公室、中心领导。', '发：各分中心，市直部门窗口。'],
}: Parts = {}) => [...head, ...figures, ...items, ...foot].join('\n')

const itemsOf = (text: string) => {
  const section = readIssue(text).sections.find(({ kind }) => kind === 'items')
  return section?.kind === 'items' ? section.items.map((item) => item.text) : []
}

test('a small issue is read whole', () => {
  expect(readIssue(anIssue())).toEqual({
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
    expect(readIssue(anIssue({ head })).masthead).toEqual({
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
  ])('%s', (_, parts, period) => expect(readIssue(anIssue(parts)).period).toBe(period))
})

describe('items', () => {
  const lines = (...items: string[]) => anIssue({ items: ['二、窗口动态', ...items] })
  test.each([
    [
      'join across lines, a page number and a form feed',
      ['（一）医保窗口把异地备案从三份材料减到一份，办理时间从两', '天减到', '— 12 —\f半小时，', '群众在家也能办。'],
      ['医保窗口把异地备案从三份材料减到一份，办理时间从两天减到半小时，群众在家也能办。'],
    ],
    [
      'keep a mark that stands inside a sentence, even at the start of a line',
      [
        '（一）不动产窗口对照清单逐项核验，其中办法第九条所列的第',
        '（二）项材料不再收取，改由系统核验。',
        '（二）交通窗口试行周六办理。',
      ],
      [
        '不动产窗口对照清单逐项核验，其中办法第九条所列的第（二）项材料不再收取，改由系统核验。',
        '交通窗口试行周六办理。',
      ],
    ],
    [
      'keep a section mark that stands inside a sentence',
      [
        '（一）统计窗口公布了全市上半年运行情况，其中第一产业、第',
        '三、四产业的说法已经停用，改用新的分类办法，请各单位对照。',
      ],
      ['统计窗口公布了全市上半年运行情况，其中第一产业、第三、四产业的说法已经停用，改用新的分类办法，请各单位对照。'],
    ],
    [
      'begin a paragraph after a short line that ends a sentence',
      [
        '（一）人社窗口在三个园区各开了一场招聘会，来的企业比去年',
        '多。',
        '求职者可以当场面试，也可以留下简历，由窗口代为转交给各家',
        '企业。',
      ],
      [
        '人社窗口在三个园区各开了一场招聘会，来的企业比去年多。\n求职者可以当场面试，也可以留下简历，由窗口代为转交给各家企业。',
      ],
    ],
    [
      'keep one space between words and none elsewhere',
      ['（一）窗口试用 Open Data 平台 ， 3 月 1 日起 用 AI', 'Agent 答复 。'],
      ['窗口试用Open Data平台，3月1日起用AI Agent答复。'],
    ],
    [
      'keep a section mark on a short last line that goes on a sentence',
      ['（一）便民服务网络向下延伸，今年以来各地陆续建成并启用了第', '三、四级服务站点'],
      ['便民服务网络向下延伸，今年以来各地陆续建成并启用了第三、四级服务站点'],
    ],
    ['read half-width brackets as marks', ['(一)甲窗口搬迁。', '(二)乙窗口扩建。'], ['甲窗口搬迁。', '乙窗口扩建。']],
    ['read radicals as the characters they look like', ['（一）⼈社窗口⽉底轮岗。'], ['人社窗口月底轮岗。']],
    ['drop a bare page number before a form feed', ['（一）甲窗口', '7\n\f搬迁。'], ['甲窗口搬迁。']],
    [
      'drop a bare page number before a page that starts with a space',
      ['（一）甲窗口', '7', ' 搬迁。'],
      ['甲窗口搬迁。'],
    ],
    [
      'keep a bare number in the middle of a page',
      ['（一）甲窗口月均收件', '7', '百余件。'],
      ['甲窗口月均收件7百余件。'],
    ],
    [
      'keep “发：” that a line break put at the start of a line',
      ['（一）档案窗口把历年办结的卷宗逐一核对之后，随文向各县区印', '发：整理办法、查阅流程、常见问题。'],
      ['档案窗口把历年办结的卷宗逐一核对之后，随文向各县区印发：整理办法、查阅流程、常见问题。'],
    ],
    [
      'end before the colophon even where the last line is full and ends no sentence',
      [
        '（一）档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发',
        '档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发办法',
      ],
      ['档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发办法'],
    ],
    ['hold markup and braces as text', ['（一）填写 <b>{figure-1}</b> 即可。'], ['填写<b>{figure-1}</b>即可。']],
  ])('%s', (_, items, expected) => expect(itemsOf(lines(...items))).toEqual(expected))

  test('a text with one line to a paragraph is read by its lines', () => {
    const long =
      '档案窗口完成了历年卷宗的数字化整理，群众凭身份证即可调阅本人材料，跨县调阅也不必再跑第二趟，遇到字迹不清的由专人核对后答复。'
    expect(itemsOf(lines(`（一）${long}`, long, `（二）${long}`))).toEqual([`${long}\n${long}`, long])
  })
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

test('a colophon of one list is found even after a full line that ends no sentence', () => {
  const items = [
    '二、窗口动态',
    '（一）档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发',
    '档案窗口把历年办结的卷宗逐一核对之后随文向各县区印发办法',
  ]
  const { reporting, distribution } = readIssue(anIssue({ items, foot: ['发：各分中心。'] })).colophon
  expect([reporting, distribution.map(({ name }) => name)]).toEqual([[], ['各分中心']])
})

test('groups divide at marks outside brackets only, each with its mark', () => {
  const foot = ['报：市委办（督查室、信息科）、市政府办；中心', '领导', '发：各县（市、区）中心，本中心各处室。']
  expect(readIssue(anIssue({ foot })).colophon).toEqual({
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

describe('a text that cannot be read is refused with what is missing and where', () => {
  test.each<[string, string, string]>([
    ['nothing', ' \n\f\n', '没有文字'],
    ['no section', '示范市政务服务中心 2026年3月5日\n本期无内容。', '没有以“一、”开头'],
    ['no date', anIssue({ head: ['示范市政务服务中心'] }), '缺少成文日期'],
    ['a day that does not exist', anIssue({ head: ['示范市政务服务中心 2026年2月30日'] }), '2026年2月30日'],
    ['no unit', anIssue({ head: ['2026年3月5日'] }), '缺少印发单位'],
    ['a number line where the unit should be', anIssue({ head: ['第3期', '2026年3月5日'] }), '缺少印发单位'],
    ['no colophon', anIssue({ foot: [] }), '缺少版记'],
    [
      'a section number left out',
      anIssue({ items: ['三、窗口动态', '（一）税务窗口延长了服务时间。'] }),
      '应为“二、”，见到“三、窗口动态”',
    ],
    [
      'an item number left out',
      anIssue({
        items: [
          '二、窗口动态',
          '（一）甲窗口搬迁。',
          '（三）丙窗口扩建，请大家从东门进入并按地面标线排队等候叫号办理。',
        ],
      }),
      '“窗口动态”的条目编号不连续：应为（二）',
    ],
    ['items that begin at two', anIssue({ items: ['二、窗口动态', '（二）甲窗口搬迁。'] }), '应为（一）'],
    [
      'a list that the colophon has no place for',
      anIssue({ foot: ['报：市政府办公室。', '送：市政协办公室。'] }),
      '不收“送：”',
    ],
    ['a list twice', anIssue({ foot: ['报：甲。', '报：乙。'] }), '出现了两次'],
    ['words after the colophon', anIssue({ foot: ['报：甲。', '发：乙。', '（共印 50 份）'] }), '（共印50份）'],
    ['an empty group', anIssue({ foot: ['报：甲、、乙。'] }), '第 2 组是空的'],
    ['an open bracket', anIssue({ foot: ['报：甲（乙、丙。'] }), '不成对'],
    [
      'a character that orders the reader about',
      anIssue({ items: ['二、窗口动态', '（一）甲\u202E窗口。'] }),
      '栏目“窗口动态”（一）：第 2 个字符（U+202E）',
    ],
    [
      'an item of 100,000 characters',
      anIssue({ items: ['二、窗口动态', `（一）${'长'.repeat(100_000)}`] }),
      '不能超过 10000 个字',
    ],
  ])('%s', (_, text, reason) => {
    expect(() => readIssue(text)).toThrow(UnreadableText)
    expect(() => readIssue(text)).toThrow(reason)
  })

  test.each([' ', '1', '“', '。', '（一）', 'a', '共', '\n', '\f', '一、', '、', '　'])(
    'a long run of %j is settled at once',
    (character) => {
      const started = performance.now()
      const run = character.repeat(200_000)
      for (const text of [
        run,
        anIssue({ figures: ['一、运行情况', `受理${run}5件。`] }),
        anIssue({ foot: [`报：${run}`] }),
      ])
        try {
          readIssue(text)
        } catch (error) {
          expect(error).toBeInstanceOf(UnreadableText)
        }
      expect(performance.now() - started).toBeLessThan(10_000)
    },
  )
})
