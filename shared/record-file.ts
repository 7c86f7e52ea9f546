/** A record as a file that spreadsheets open: a sentence for each act, in China's time, with its facts in words and its hash. */
import type { AuditEntry } from './audit.ts'
import { factInWords, type Names } from './audit-facts.ts'
import { actLabel } from './audit-labels.ts'
import { sentenceOf } from './audit-sentences.ts'
import { minuteInChinese } from './calendar.ts'
import { clipped } from './clipped.ts'
import { csvFile, type TableFile, type TableFormat, xlsxFile } from './recipients/table-file.ts'
import { toCsv } from './recipients/to-csv.ts'
import { toXlsx } from './recipients/to-xlsx.ts'

const HEADS = ['序号', '时间（北京时间）', '办理人', '事项', '记录', '说明', '依据', '前后相连', '本条哈希']

/** A cell of a spreadsheet holds no more (ECMA-376, 18.3.1.4; Excel's own limit). */
const LONGEST_CELL = 32_000

type Record = { entries: readonly AuditEntry[]; brokenAt: number | null; names: Names }

/** Oldest first. `brokenAt`: from there on the chain vouches for nothing, which each row says. */
export function recordFile(format: TableFormat, { entries, brokenAt, names }: Record): TableFile {
  const rows = [
    HEADS,
    ...entries.map((entry) =>
      [
        String(entry.seq),
        minuteInChinese(entry.at),
        entry.who.name,
        actLabel(entry.what),
        sentenceOf(entry, names, { reason: false }),
        entry.why ?? '',
        Object.entries(entry.facts)
          .map(([name, value]) => factInWords(name, value, names))
          .map(({ label, value }) => `${label}：${value}`)
          .join('\n'),
        brokenAt !== null && entry.seq >= brokenAt ? '断开，请核查' : '是',
        entry.hash,
      ].map((text) => clipped(text, LONGEST_CELL)),
    ),
  ]
  return format === 'csv' ? csvFile(toCsv(rows)) : xlsxFile(toXlsx('办理记录', rows))
}
