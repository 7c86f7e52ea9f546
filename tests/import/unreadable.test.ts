/** Hand-made texts that cannot be read, and what is said about them. */
import { describe, expect, test } from 'vitest'
import { readIssue } from '#shared/import/read-issue.ts'
import { UnreadableText } from '#shared/import/unreadable.ts'
import { anOldText } from '../support/print/an-old-text.ts'

describe('a text that cannot be read is refused with what is missing and where', () => {
  test.each<[string, string, string]>([
    ['nothing', ' \n\f\n', '没有文字'],
    ['no section', '示范市政务服务中心 2026年3月5日\n本期无内容。', '没有以“一、”开头'],
    ['no date', anOldText({ head: ['示范市政务服务中心'] }), '缺少成文日期'],
    ['a day that does not exist', anOldText({ head: ['示范市政务服务中心 2026年2月30日'] }), '2026年2月30日'],
    ['no unit', anOldText({ head: ['2026年3月5日'] }), '缺少印发单位'],
    ['a number line where the unit should be', anOldText({ head: ['第3期', '2026年3月5日'] }), '缺少印发单位'],
    ['no colophon', anOldText({ foot: [] }), '缺少版记'],
    [
      'a section number left out',
      anOldText({ items: ['三、窗口动态', '（一）税务窗口延长了服务时间。'] }),
      '应为“二、”，见到“三、窗口动态”',
    ],
    [
      'an item number left out',
      anOldText({
        items: [
          '二、窗口动态',
          '（一）甲窗口搬迁。',
          '（三）丙窗口扩建，请大家从东门进入并按地面标线排队等候叫号办理。',
        ],
      }),
      '“窗口动态”的条目编号不连续：应为（二）',
    ],
    ['items that begin at two', anOldText({ items: ['二、窗口动态', '（二）甲窗口搬迁。'] }), '应为（一）'],
    [
      'a list that the colophon has no place for',
      anOldText({ foot: ['报：市政府办公室。', '抄送：市政协办公室。'] }),
      '不收“抄送：”',
    ],
    [
      'a list that the colophon has no place for, before those that it has',
      anOldText({ foot: ['呈：市政府。', '报：市政府办公室。', '发：各科室。'] }),
      '不收“呈：”',
    ],
    ['a list twice', anOldText({ foot: ['报：甲。', '报：乙。'] }), '出现了两次'],
    ['words after the colophon', anOldText({ foot: ['报：甲。', '发：乙。', '责任编辑：丙'] }), '行“责任编辑：丙”'],
    ['an empty group', anOldText({ foot: ['报：甲、、乙。'] }), '第 2 组是空的'],
    ['an open bracket', anOldText({ foot: ['报：甲（乙、丙。'] }), '不成对'],
    [
      'an item of 100,000 characters',
      anOldText({ items: ['二、窗口动态', `（一）${'长'.repeat(100_000)}`] }),
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
        anOldText({ figures: ['一、运行情况', `受理${run}5件。`] }),
        anOldText({ foot: [`报：${run}`] }),
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

test('a missing part hides no line that was not read: all is told at once, with its place', () => {
  const text = anOldText({ head: ['示范市政务服务中心'], foot: [] }).replace(/$/, '\n附件：1. 办件情况表')
  expect(() => readIssue(text)).toThrow(UnreadableText)
  try {
    readIssue(text)
  } catch (error) {
    const told = (error as UnreadableText).message // readIssue throws nothing else
    for (const part of ['缺少成文日期', '缺少版记', '“附件：1. 办件情况表”']) expect(told).toContain(part)
  }
})
