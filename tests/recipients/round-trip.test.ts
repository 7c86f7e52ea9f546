/** A list that goes out as CSV or XLSX comes back equal, also after a spreadsheet took for values what it could. */
import fc from 'fast-check'
import { parseValue } from 'numfmt'
import { describe, expect, test } from 'vitest'
import { RecipientSettings } from '#shared/centre/recipient.ts'
import { protectedText } from '#shared/recipients/protected-text.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import { recipientsCsv, recipientsXlsx } from '#shared/recipients/recipients-file.ts'
import { judge } from '#shared/recipients/verdict.ts'
import { firstRows } from '../support/book.ts'

const bytesOf = (text: string) => new TextEncoder().encode(text)

/** What an import would make of a file. */
function readBack(file: Uint8Array): RecipientSettings[] {
  const { accepted, refused, merged } = judge(readBook(file))
  expect({ refused, merged }).toEqual({ refused: [], merged: [] })
  return accepted.map(({ address, name, unit, lists }) => ({ address, name, unit, lists }))
}

/** What a spreadsheet would change when it opens CSV. */
const AT_RISK = [
  ...[
    '0012',
    '12',
    '1E5',
    '1e5',
    '123456789012345678',
    '1-2',
    '3/4',
    '12:30',
    '50%',
    '1,234',
    '-5',
    '+5',
    '(5)',
    '1.0',
  ],
  ...[
    '2026-1-5',
    '2026年01月05日',
    '1月5日',
    '上午9时',
    'Sep2',
    '1-Mar',
    '9 am',
    'true',
    'FALSE',
    '¥5',
    '００１２',
    '１Ｅ５',
    '2026.1',
  ],
  ...[
    '=1+1',
    '=cmd|A1',
    '@SUM(A1)',
    '-甲',
    '＝1',
    '＋甲',
    '⁺甲',
    '﹣甲',
    "'",
    "''",
    "'甲",
    "'0012",
    "''0012",
    "'=1",
    "'''=1",
  ],
]
const OTHERS = [
  '张三',
  '甲,乙',
  '"甲"',
  '_x0041_',
  '_x005F_',
  '甲;乙',
  '甲|乙',
  '甲\u3000乙',
  '𠮷',
  '&amp;',
  '<a>',
  '合计',
  '备注：',
  '单位',
]

const aText = fc.oneof(
  fc.constantFrom(...AT_RISK, ...OTHERS),
  fc.string({ unit: 'grapheme', maxLength: 20 }),
  fc.string({ unit: fc.constantFrom(...`0123456789eE+-.,:/%'"=@ 年月日；，|\t_x甲a`), maxLength: 12 }),
)
const aRecipient = fc
  .record({
    address: fc.oneof(
      fc.emailAddress(),
      fc.constantFrom("'a@x.example", '+a@x.example', '-a@x.example', '1e5@x.example'),
    ),
    name: aText,
    unit: aText,
    lists: fc.subarray(['reporting', 'distribution'], { minLength: 1 }),
  })
  .map((recipient) => RecipientSettings.safeParse(recipient))
  .filter((parsed) => parsed.success)
  .map(({ data }) => data)
const aList = fc.uniqueArray(aRecipient, { selector: ({ address }) => address, maxLength: 12 })

describe('what goes out comes back', () => {
  test('as CSV and as XLSX', () => {
    fc.assert(
      fc.property(aList, (recipients) => {
        expect(readBack(bytesOf(recipientsCsv(recipients)))).toEqual(recipients)
        expect(readBack(recipientsXlsx(recipients))).toEqual(recipients)
      }),
      { numRuns: 150 },
    )
  })

  test('in other hands: without its mark, with semicolons, tabs, every cell quoted, an end mark', () => {
    fc.assert(
      fc.property(aList, (recipients) => {
        const rows = firstRows(bytesOf(recipientsCsv(recipients))).map(({ cells }) => cells.map(({ text }) => text))
        const saved = (delimiter: string, before = '') =>
          `${before}${rows.map((cells) => cells.map((text) => `"${text.replaceAll('"', '""')}"`).join(delimiter)).join('\r\n')}\r\n`
        for (const text of [
          saved(','),
          saved(';'),
          saved('\t', '\uFEFF'),
          saved(';', 'sep=;\r\n'),
          `${saved(',')}\u001A`,
        ])
          expect(readBack(bytesOf(text))).toEqual(recipients)
      }),
      { numRuns: 60 },
    )
  })
})

test('no spreadsheet would take a cell of it for a number, a day or a truth', () => {
  fc.assert(
    fc.property(aList, (recipients) => {
      for (const { cells } of firstRows(bytesOf(recipientsCsv(recipients))))
        for (const { text } of cells) expect(parseValue(text)).toBeNull()
    }),
    { numRuns: 150 },
  )
})

test.each(AT_RISK.filter((text) => !/^'+$/.test(text) && text !== "'甲"))('%s is marked as a text in CSV', (text) => {
  expect(protectedText(text)).toBe(`'${text}`)
})

test.each(['张三', '二处', '12345窗口', 'a1@x.example', '第3窗口', "O'Neil", "'甲", '省厅（2楼）', 'may'])(
  '%s is not',
  (text) => {
    expect(protectedText(text)).toBe(text)
  },
)

test('nothing that is exported as CSV begins as a formula does', () => {
  fc.assert(
    fc.property(fc.tuple(fc.constantFrom('=', '+', '-', '@', '\t', '＝', ' ='), aText), ([start, rest]) => {
      const csv = recipientsCsv([{ address: 'a@x.example', name: `${start}${rest}`, unit: '', lists: ['reporting'] }])
      expect(firstRows(bytesOf(csv))[1]?.cells[1]?.text).toMatch(/^'/)
    }),
  )
})
