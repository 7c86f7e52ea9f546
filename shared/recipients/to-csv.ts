/** Rows as CSV that spreadsheets open as text: with a mark for UTF-8, and nothing in it that they would work out. */
import type { RecipientSettings } from '../centre/recipient.ts'

const WORDS = { reporting: '报', distribution: '发' } as const

/** `报、发` */
export const listsInWords = (lists: RecipientSettings['lists']): string => lists.map((list) => WORDS[list]).join('、')

/** A text that a spreadsheet would take for a formula gets an apostrophe before it (OWASP, CSV injection). */
function field(text: string): string {
  const safe = /^[\s\u3000]*[=+\-@\uFF1D\uFF0B\uFF0D\uFF20]|^[\t\r]/.test(text) ? `'${text}` : text
  return /[",\r\n]/.test(safe) ? `"${safe.replaceAll('"', '""')}"` : safe
}

export const toCsv = (rows: readonly (readonly string[])[]): string =>
  `\uFEFF${rows.map((row) => `${row.map(field).join(',')}\r\n`).join('')}`

/** The columns that `cx recipients` and the import read. */
export const recipientsCsv = (recipients: readonly RecipientSettings[]): string =>
  toCsv([
    ['单位', '姓名', '邮箱', '名单'],
    ...recipients.map(({ unit, name, address, lists }) => [unit, name, address, listsInWords(lists)]),
  ])
