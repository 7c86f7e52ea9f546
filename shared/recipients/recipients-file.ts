/** A publication's list as a file that spreadsheets open and the import reads back the same, also after a spreadsheet saved it. */

import { listsInWords } from '../centre/labels.ts'
import type { RecipientSettings } from '../centre/recipient.ts'
import { keptText, protectedText } from './protected-text.ts'
import { csvFile, type TableFile, type TableFormat, xlsxFile } from './table-file.ts'
import { toCsv } from './to-csv.ts'
import { toXlsx } from './to-xlsx.ts'

const HEADS = ['单位', '姓名', '邮箱', '名单']

const rowsOf = (recipients: readonly RecipientSettings[], spelled: (text: string) => string): string[][] => [
  HEADS,
  ...recipients.map(({ unit, name, address, lists }) => [unit, name, address, listsInWords(lists)].map(spelled)),
]

export const recipientsCsv = (recipients: readonly RecipientSettings[]): string =>
  toCsv(rowsOf(recipients, protectedText))

export const recipientsXlsx = (recipients: readonly RecipientSettings[]): Uint8Array<ArrayBuffer> =>
  toXlsx('名单', rowsOf(recipients, keptText))

/** The file's bytes and media type. */
export const recipientsFile = (format: TableFormat, recipients: readonly RecipientSettings[]): TableFile =>
  format === 'csv' ? csvFile(recipientsCsv(recipients)) : xlsxFile(recipientsXlsx(recipients))
