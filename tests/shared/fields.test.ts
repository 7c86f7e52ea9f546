/** The kinds of field: what each makes of what is typed, and what it says when it cannot. */
import { describe, expect, test } from 'vitest'
import type { z } from 'zod'
import { Day, Hash, Id, Instant, Line, MailAddress, Month, OptionalLine, Paragraphs, Version } from '#shared/fields.ts'

const CHINESE = /[\u4e00-\u9fff]/

const taken: [string, z.ZodType, unknown, unknown][] = [
  ['a line', Line(5), ' 甲\n乙 ', '甲 乙'],
  ['a line with an override', Line(5), '甲\u202e乙', '甲乙'],
  ['an empty optional line', OptionalLine(5), ' 　', ''],
  ['paragraphs', Paragraphs(5), '甲\r\n乙\n', '甲\n乙'],
  ['a day', Day, '2024-02-29', '2024-02-29'],
  ['a month', Month, '2026-01', '2026-01'],
  ['an instant', Instant, '2026-02-05T09:00:00.000Z', '2026-02-05T09:00:00.000Z'],
  ['a mailbox typed full-width and in capitals', MailAddress, ' ＺhangSan＠Example.gov.cn ', 'zhangsan@example.gov.cn'],
  ['a version', Version, 7, 7],
  ['an id', Id, 'zhou-min', 'zhou-min'],
]
test.each(taken)('%s is taken', (_, schema, typed, value) => {
  expect(schema.parse(typed)).toBe(value)
})

describe('is refused in Chinese', () => {
  const refused: [string, z.ZodType, unknown][] = [
    ['an empty line', Line(5), ' 　\n'],
    ['a line that is too long', Line(5), '一二三四五六'],
    ['a line that is a number', Line(5), 5],
    ['a line that is null', Line(5), null],
    ['a line that is a list', Line(5), ['甲']],
    ['100,000 characters without a space', Paragraphs(5000), '甲'.repeat(100_000)],
    ['30 February', Day, '2026-02-30'],
    ['a day that is a number', Day, 20260230],
    ['month 13', Month, '2026-13'],
    ['an instant with a zone other than UTC', Instant, '2026-02-05T09:00:00+08:00'],
    ['an instant on 30 February', Instant, '2026-02-30T09:00:00Z'],
    ['an instant that is a date', Instant, '2026-02-05'],
    ['a mailbox without a host', MailAddress, 'zhangsan'],
    ['two mailboxes', MailAddress, 'a@b.example,c@d.example'],
    ['a mailbox with a line break', MailAddress, 'a@b.example\nBcc: c@d.example'],
    ['a mailbox of 300 characters', MailAddress, `${'a'.repeat(64)}@${'b'.repeat(60)}.${'c'.repeat(180)}.example`],
    ['a version 0', Version, 0],
    ['a version with decimals', Version, 1.5],
    ['a version that is a text', Version, '1'],
    ['a version beyond all numbers', Version, JSON.parse('1e400')],
    ['an id with a slash', Id, '../x'],
    ['an id in capitals', Id, 'ABC'],
    ['an empty id', Id, ''],
    ['an id of 65 characters', Id, 'a'.repeat(65)],
  ]
  test.each(refused)('%s', (_, schema, typed) => {
    const parsed = schema.safeParse(typed)
    expect(parsed.success).toBe(false)
    for (const { message } of parsed.error?.issues ?? []) expect(message).toMatch(CHINESE)
  })

  test('a hash of another form', () => {
    for (const typed of ['', 'A'.repeat(64), 'a'.repeat(63), 'g'.repeat(64)])
      expect(Hash.safeParse(typed).success).toBe(false)
  })
})
