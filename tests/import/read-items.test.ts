/** Hand-made items with one difficulty each, and what is read from them. */
import { describe, expect, test } from 'vitest'
import { readIssue } from '#shared/import/read-issue.ts'
import { anOldText } from '../support/print/an-old-text.ts'

const itemsOf = (text: string) => {
  const section = readIssue(text).sections.find(({ kind }) => kind === 'items')
  return section?.kind === 'items' ? section.items.map((item) => item.text) : []
}

describe('items', () => {
  const lines = (...items: string[]) => anOldText({ items: ['二、窗口动态', ...items] })
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
    ['drop a bare page number before a form feed', ['（一）甲窗口于本月，', '7\n\f搬迁。'], ['甲窗口于本月，搬迁。']],
    [
      'drop a bare page number before a page that starts with a space',
      ['（一）甲窗口于本月，', '7', ' 搬迁。'],
      ['甲窗口于本月，搬迁。'],
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

  test('tell a bare number in the middle of a page', () => {
    const text = lines('（一）甲窗口扩建之后，月均收件比上年同期多了不少，达到', '7', '百余件。')
    expect(() => readIssue(text)).toThrow('“7”：一行里只有一个数字')
  })

  test('a text with one line to a paragraph is read by its lines', () => {
    const long =
      '档案窗口完成了历年卷宗的数字化整理，群众凭身份证即可调阅本人材料，跨县调阅也不必再跑第二趟，遇到字迹不清的由专人核对后答复。'
    expect(itemsOf(lines(`（一）${long}`, long, `（二）${long}`))).toEqual([`${long}\n${long}`, long])
  })
})
