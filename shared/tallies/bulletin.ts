/** The bulletin (通报): a tally as a page in the house's own print. It is no issue: nobody signs it, and nothing proves it. */
import type { Publication } from '../centre/publication.ts'
import type { Content, FiguresSection, FigureTable } from '../content/content.ts'
import { MOST_ROWS, MOST_TABLES } from '../content/part-limits.ts'
import type { Span } from './period.ts'
import type { TallyCounts } from './tally.ts'
import { TALLY_COLUMNS } from './tally-columns.ts'
import { countedInWords, rulesInWords, spanInWords, type ToldTally, unreadInWords } from './tally-told.ts'

export const BULLETIN_NAME = '采用情况通报'

/** A table of the page has eight columns: of what was handed in, all that was not late was in time. */
const COLUMNS = [
  'called',
  'handedIn',
  'late',
  'zeroReports',
  'adopted',
  'characters',
  'score',
] as const satisfies readonly (keyof TallyCounts)[]

/** `day`: of the bulletin, `YYYY-MM-DD`. */
export function bulletinOf(
  { issuingUnit, page }: Pick<Publication, 'issuingUnit' | 'page'>,
  { tally, span, day }: { tally: ToldTally; span: Span; day: string },
): Content {
  const sections = sectionsOf(tally, span)
  return {
    period: span.until,
    masthead: { name: BULLETIN_NAME, number: spanInWords(span), issuingUnit, issueDate: day },
    sections: [...sections, textSection('计分办法', rulesInWords(tally.rules))],
    colophon: { reporting: [], distribution: [] },
    ...(page?.fonts && { fonts: page.fonts }),
  }
}

/** No space beside a number, as everywhere on the page. */
const textSection = (title: string, text: string): FiguresSection => ({
  kind: 'figures',
  title,
  text: text.replaceAll(' ', ''),
  figures: [],
})

/** As many as the tables need. */
function sectionsOf(tally: ToldTally, span: Span): FiguresSection[] {
  const tables = tablesOf(tally)
  const parts = Array.from({ length: Math.max(1, Math.ceil(tables.length / MOST_TABLES)) }, (_, n) =>
    tables.slice(n * MOST_TABLES, (n + 1) * MOST_TABLES),
  )
  return parts.map((part, n) => ({
    ...textSection(
      n === 0 ? '各单位报送和采用情况' : '各单位报送和采用情况（续）',
      n === 0 ? summaryOf(tally, span) : '接上表。',
    ),
    ...(part.length > 0 && { tables: part }),
  }))
}

function summaryOf({ total, unread, ...tally }: ToldTally, span: Span): string {
  const { handedIn, onTime, late, adopted, characters, zeroReports } = total
  return [
    `统计时段为${spanInWords(span)}，计入${countedInWords({ ...tally, unread })}`,
    `各单位共报送 ${handedIn} 篇，其中按时 ${onTime} 篇、逾期 ${late} 篇；报“本期无稿” ${zeroReports} 次；采用 ${adopted} 条，共 ${characters} 字。`,
    ...(unread > 0 ? [unreadInWords(unread)] : []),
  ].join('')
}

/** A table holds so many rows; the totals stand in the last one. */
function tablesOf({ rows, total }: ToldTally): FigureTable[] {
  if (rows.length === 0) return []
  const line = (name: string, counts: TallyCounts) => [name, ...COLUMNS.map((column) => String(counts[column]))]
  const all = [...rows.map((row) => line(row.name, row)), line('合计', total)]
  return Array.from({ length: Math.ceil(all.length / MOST_ROWS) }, (_, n) => ({
    title: n === 0 ? '按得分排列' : `按得分排列（续 ${n}）`,
    head: ['单位', ...COLUMNS.map((column) => TALLY_COLUMNS[column])],
    rows: all.slice(n * MOST_ROWS, (n + 1) * MOST_ROWS),
  }))
}
