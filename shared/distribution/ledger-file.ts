/** The ledger of an issue as a file that spreadsheets open: every mailbox, and what became of it. */
import { minuteInChinese } from '../calendar.ts'
import { listsInWords, toCsv } from '../recipients/to-csv.ts'
import { toXlsx } from '../recipients/to-xlsx.ts'
import type { Delivery } from './delivery.ts'
import { DELIVERY_STATES, lateInWords } from './delivery-labels.ts'

export const LEDGER_FORMATS = ['csv', 'xlsx'] as const
export type LedgerFormat = (typeof LEDGER_FORMATS)[number]

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
export function ledgerFile(
  format: LedgerFormat,
  deliveries: readonly Delivery[],
): { bytes: Uint8Array<ArrayBuffer>; type: string } {
  const rows = [HEADS, ...deliveries.map(rowOf)]
  return format === 'csv'
    ? { bytes: new TextEncoder().encode(toCsv(rows)), type: 'text/csv; charset=utf-8' }
    : {
        bytes: toXlsx('分发记录', rows),
        type: 'application/vnd.openxmlformats-officedocument.spreadsheetml.sheet',
      }
}
