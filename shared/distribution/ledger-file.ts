/** The ledger of an issue as a file that spreadsheets open: every mailbox, and what became of it. */
import { minuteInChinese } from '../calendar.ts'
import { listsInWords } from '../centre/labels.ts'
import { csvFile, type TableFile, type TableFormat, xlsxFile } from '../recipients/table-file.ts'
import { toCsv } from '../recipients/to-csv.ts'
import { toXlsx } from '../recipients/to-xlsx.ts'
import type { Delivery } from './delivery.ts'
import { DELIVERY_STATES, lateInWords } from './delivery-labels.ts'

const HEADS = [
  '单位',
  '姓名',
  '邮箱',
  '名单',
  '状态',
  '发出时间',
  '发送次数',
  '邮件编号（Message-ID）',
  '说明',
  '补发',
  'PDF 哈希',
]

const rowOf = (delivery: Delivery): string[] => [
  delivery.unit,
  delivery.name,
  delivery.address,
  listsInWords(delivery.lists),
  DELIVERY_STATES[delivery.state].label,
  delivery.sentAt ? minuteInChinese(delivery.sentAt) : '',
  String(delivery.round),
  delivery.messageId ?? '',
  delivery.reason ?? '',
  lateInWords(delivery),
  delivery.pdfHash,
]

/** The file's bytes and media type. */
export function ledgerFile(format: TableFormat, deliveries: readonly Delivery[]): TableFile {
  const rows = [HEADS, ...deliveries.map(rowOf)]
  return format === 'csv' ? csvFile(toCsv(rows)) : xlsxFile(toXlsx('分发记录', rows))
}
