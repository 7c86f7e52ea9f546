/** A heading whose month is not the issue's: 2026年1月总体运行情况 in the issue of February. */
import type { Found } from '../finding.ts'
import { halfWidth } from '../text/signs.ts'

const NAMED =
  /(?:(\d{4})[ ]?年[ ]?)?(?:(\d{1,2})[ ]?月?(?:至|到|—{1,2}|－|–|-|~|～)[ ]?)?(?<!\d)(\d{1,2})[ ]?月(?:份)?(?![ ]?\d{1,2}[ ]?日)/g
/** Titles of longer times, and of what comes. */
const OTHER_TIME = /上半年|下半年|季度|全年|年度|下月|计划|安排|预告|回顾|大事记|工作要点/

/** `period` is the issue's month; a title may also name its half of a span that ends in it (1—3月). */
export function headingMonths(title: string, period: string): Found<'heading-month'>[] {
  if (OTHER_TIME.test(title)) return []
  const [year = 0, month = 0] = period.split('-').map(Number)
  return [...halfWidth(title).matchAll(NAMED)].flatMap(
    ({ 0: found, 1: ofYear, 3: named, index }): Found<'heading-month'>[] => {
      if (Number(named) === month && (ofYear === undefined || Number(ofYear) === year)) return []
      const right = `${ofYear === undefined ? '' : `${year}年`}${month}月`
      const isSpan = /至|到|—|－|–|-|~|～/.test(found)
      return [
        {
          kind: 'heading-month',
          start: index,
          end: index + found.length,
          message: `标题里的“${found}”与本期月份（${year}年${month}月）不符`,
          ...(!isSpan && { fix: right }),
        },
      ]
    },
  )
}
