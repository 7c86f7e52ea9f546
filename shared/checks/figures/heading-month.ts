/** A heading whose month is not the issue's: 2026年1月总体运行情况 in the issue of February. */
import type { Found } from '../finding.ts'
import { yearIn } from '../text/dates.ts'
import { numberOf } from '../text/numbering-gap.ts'
import { halfWidth } from '../text/signs.ts'

const SMALL = '\\d{1,2}|[一二三四五六七八九十]{1,2}'
const NAMED = new RegExp(
  `(?:(\\d{4}|[〇○零一二三四五六七八九]{4})[ ]?年[ ]?)?(?:(?:${SMALL})[ ]?月?(?:至|到|—{1,2}|－|–|-|~|～)[ ]?)?(?<![\\d一二三四五六七八九十])(${SMALL})[ ]?月(?:份)?(?![ ]?\\d{1,2}[ ]?日)`,
  'g',
)
/** Titles of longer times, and of what comes. */
const OTHER_TIME = /上半年|下半年|季度|全年|年度|下月|计划|安排|预告|回顾|大事记|工作要点/

/** `period` is the issue's month; a title may also name its half of a span that ends in it (1—3月). */
export function headingMonths(title: string, period: string): Found<'heading-month'>[] {
  if (OTHER_TIME.test(title)) return []
  const [year = 0, month = 0] = period.split('-').map(Number)
  const named = [...halfWidth(title).matchAll(NAMED)].map(({ 0: found, 1: ofYear, 2: ofMonth = '', index }) => ({
    found,
    index,
    ofYear,
    isOfIssue: numberOf(ofMonth) === month && (ofYear === undefined || yearIn(ofYear) === year),
  }))
  // 2025年12月至2026年1月, 2026年1月与2025年1月: the issue's month beside another one.
  if (named.some(({ isOfIssue }) => isOfIssue)) return []
  return named.map(({ found, index, ofYear }): Found<'heading-month'> => {
    const right = `${ofYear === undefined ? '' : `${year}年`}${month}月`
    const isSpan = /至|到|—|－|–|-|~|～/.test(found)
    return {
      kind: 'heading-month',
      start: index,
      end: index + found.length,
      message: `标题里的“${found}”与本期月份（${year}年${month}月）不符`,
      ...(!isSpan && { fix: right }),
    }
  })
}
