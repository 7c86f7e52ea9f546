/** A tally as a spreadsheet: a row for each department, the totals, and below them what was counted and how. */
import { keysOf } from '../keys-of.ts'
import { type TableFile, xlsxFile } from '../recipients/table-file.ts'
import { toXlsx } from '../recipients/to-xlsx.ts'
import type { Span } from './period.ts'
import { TALLY_COLUMNS } from './tally-columns.ts'
import { countedInWords, rulesInWords, spanInWords, type ToldTally, unreadInWords } from './tally-told.ts'

const NAMES = keysOf(TALLY_COLUMNS)

/** Numbers are numbers, so that a spreadsheet can go on with them. */
export function tallyFile(tally: ToldTally, span: Span): TableFile {
  const { rules, rows, total, unread } = tally
  return xlsxFile(
    toXlsx('采用统计', [
      ['单位', ...NAMES.map((name) => TALLY_COLUMNS[name])],
      ...rows.map((row) => [row.name, ...NAMES.map((name) => row[name])]),
      ['合计', ...NAMES.map((name) => total[name])],
      [''],
      [`统计时段：${spanInWords(span)}。${countedInWords(tally)}`],
      ...(unread > 0 ? [[unreadInWords(unread)]] : []),
      [rulesInWords(rules)],
    ]),
  )
}
