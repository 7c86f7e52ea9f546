/** The bulletin and the spreadsheet of a tally: every department once, the totals last, and nothing that does not fit the page. */
import { expect, test } from 'vitest'
import { Content } from '#shared/content/content.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import { bulletinOf } from '#shared/tallies/bulletin.ts'
import { tallyFile } from '#shared/tallies/tally-file.ts'
import { spanInWords, type ToldTally } from '#shared/tallies/tally-told.ts'
import { USUAL_SCORE_RULES } from '#shared/tallies/usual-score.ts'

const counts = (n: number) => ({
  ...{ called: 12, handedIn: n + 1, onTime: n, late: 1, zeroReports: 1, adopted: 2, characters: 345, score: n / 10 },
})
const tallyOf = (departments: number): ToldTally => ({
  rules: USUAL_SCORE_RULES,
  issues: [{ label: '2026年第1期' }],
  unpublished: [{ label: '2026年第2期' }],
  backIssues: 1,
  unread: 2,
  rows: Array.from({ length: departments }, (_, n) => ({ departmentId: `d${n}`, name: `=第${n}局`, ...counts(n) })),
  total: counts(999),
})
const span = { from: '2026-01', until: '2026-12' }
const PUBLICATION = { issuingUnit: '省政务服务中心' }

test.each([0, 1, 39, 40, 300, 900])('the bulletin of %s departments fits the page and loses nobody', (departments) => {
  const content = bulletinOf(PUBLICATION, { tally: tallyOf(departments), span, day: '2027-01-04' })
  expect(Content.parse(content)).toEqual(content)
  const tables = content.sections.flatMap((section) => (section.kind === 'figures' ? (section.tables ?? []) : []))
  const names = tables.flatMap(({ rows }) => rows.map(([name]) => name))
  expect(names).toEqual(
    departments === 0 ? [] : [...Array.from({ length: departments }, (_, n) => `=第${n}局`), '合计'],
  )
})

test('the bulletin says of whom, of which months, on which day, and what is not in it', () => {
  const { masthead, sections, colophon } = bulletinOf(PUBLICATION, { tally: tallyOf(2), span, day: '2027-01-04' })
  expect(masthead).toEqual({
    ...{ name: '采用情况通报', number: '2026年1月至12月', issuingUnit: '省政务服务中心', issueDate: '2027-01-04' },
  })
  expect(colophon).toEqual({ reporting: [], distribution: [] })
  const [first, rules] = sections.map((section) => (section.kind === 'figures' ? section.text : ''))
  for (const said of ['已签发的1期', '2026年第2期还没有签发', '补录的往期1期', '有2条记录无法读取', '报送1000篇'])
    expect(first).toContain(said)
  expect(rules).toContain('采用一条5分')
  const [table] = sections.flatMap((section) => (section.kind === 'figures' ? (section.tables ?? []) : []))
  expect(table?.head).toEqual(['单位', '约稿', '报送', '逾期', '无稿', '采用', '字数', '得分'])
  expect(table?.rows[1]).toEqual(['=第1局', '12', '2', '1', '1', '2', '345', '0.1'])
})

test('the months in words', () => {
  expect(spanInWords({ from: '2026-03', until: '2026-03' })).toBe('2026年3月')
  expect(spanInWords({ from: '2025-11', until: '2026-02' })).toBe('2025年11月至2026年2月')
})

test('the spreadsheet is read back: numbers are numbers, a name is never worked out', () => {
  const { bytes } = tallyFile(tallyOf(3), span)
  const [sheet] = readBook(bytes).sheets
  const rows = sheet?.rows.map(({ cells }) => cells.map(({ text }) => text)) ?? []
  expect(rows[0]).toEqual(['单位', '得分', '约稿', '报送', '按时', '逾期', '无稿', '采用', '字数'])
  expect(rows[2]).toEqual(['=第1局', '0.1', '12', '2', '1', '1', '1', '2', '345'])
  expect(rows[4]?.[0]).toBe('合计')
  expect(rows.flat().join()).toContain('统计时段：2026年1月至12月')
})
