/**
 * A day that is not of the issue's month, or after its issue date. A sentence that speaks of another time
 * (去年, 同比, 截至, 将于, 自…起) is left alone: the office writes such days often, and rightly.
 */
import type { Found } from '../finding.ts'
import { type Around, daysIn, type NamedDay, namedDays, yearOf } from './dates.ts'
import { halfWidth, sentenceAround } from './signs.ts'

type Outside = Found<'date-outside-issue'>

/** Of the day itself, right before or behind it. */
const BEFORE =
  /(?:自|从|截至|截止|截止到|到|至|于|去年|上年|前年|当年|同年|次年|今年以来|以来|由|在|将|拟|计划|预计|定于|原定|持续至|延至|延长至|推迟至|早在|发布日期|日期|时间)[：:]?(?:(?:19|20)\d\d年)?$/
const BEHIND =
  /^(?:[）)]?(?:起|以来|以前|之前|前|止|后|为|至今|以后|之后|修订|修正|印发的|发布的|公布的|出台的|上线的|成立的|启用的|通过的|颁布|签署|开始施行|施行|实施|—|－|-|至|到|、|和|或))/
/** Of the sentence in which it stands. */
const OTHER_TIME =
  /去年|上年|前年|往年|历年|上月|上个月|前期|此前|早在|相比|同比|环比|同期|同年|当年|以来|截至|截止|至今|将于|将在|将自|将从|拟于|拟|计划|预计|定于|施行|实施|生效|有效期|期限|任期|下月|下个月|下一步|下阶段|明年|累计|历时|放假|假期|通知》|意见》|办法》|条例》|规定》|印发|发布|公布|颁布|出台|签署|修订|修正|成立|揭牌|启动以来|通过|报送|报名|申报|提交|缴纳|完成时限|时限|年报|季度|上半年|下半年|全年|历史|经验|回顾|上期|下期|更正|应为/
/** What follows what was done on that day: 2025年11月3日，国务院办公厅印发《意见》后，… */
const SINCE =
  /^[，,]?[^。；]{0,60}(?:印发|出台|发布|公布|施行|实施|上线|成立|启用|运行|召开|部署)[^。；]{0,40}(?:后|以来)[，,]/
/** A day to come is told as one: 将于, 拟于. With 于 alone it is the day of what was done. */
const TO_COME = /(?:将|拟|定|计划|预计|预定|推迟|延期|顺延|截止|终止|不迟|早|晚)于$/
/** Of an item's first sentence, which says when it was. */
const OF_ITEM = /去年|上年|往年|将于|将在|拟于|计划于|预计|截至|更正|应为/
/** What stands before the first day of a paragraph. */
const NUMBER = /^(?:[ \u3000]|（[一二三四五六七八九十]{1,3}）|[一二三四五六七八九十]{1,3}、|\d{1,2}[.．、])*$/

export function datesOutsideIssue(text: string, around: Around): Outside[] {
  const window = windowOf(around)
  if (!window) return []
  return [
    ...namedDays(text).flatMap((named) => outside(text, named, window, around)),
    ...monthsOutside(text, window, around),
  ].toSorted((a, b) => a.start - b.start)
}

/** An item that begins with a month alone: 5月，省中心召开会议。 */
const FIRST_MONTH =
  /(?<=^|\n)(?:（[一二三四五六七八九十]{1,3}）|\d{1,2}[.．、])?((?:(\d{4})年)?(\d{1,2})月(?:份|上旬|中旬|下旬|初|底|末)?)(?=[，,])/g

function monthsOutside(text: string, window: Window, around: Around): Outside[] {
  return [...halfWidth(text).matchAll(FIRST_MONTH)].flatMap(({ 0: found, 1: written = '', 2: of, 3: named, index }) => {
    const month = Number(named)
    const year = yearOf({ year: of === undefined ? null : Number(of), month }, around)
    if (year === null || month < 1 || month > 12) return []
    if (
      isWithin(`${year}-${two(month)}-01`, window) ||
      isWithin(`${year}-${two(month)}-${two(daysIn(year, month))}`, window)
    )
      return []
    const start = index + found.length - written.length
    const end = start + written.length
    if (OF_ITEM.test(sentenceAround(text, start, end).slice(0, 40))) return []
    return [{ kind: 'date-outside-issue', start, end, message: `“${written}”不在本期所报的 ${window.named}内，请核对` }]
  })
}

type Window = { first: string; last: string; issueDate: string | null; named: string }

/** The days that an issue tells of; without a month, that of its date, and in the first half of a month the one before too. */
function windowOf({ period, issueDate }: Around): Window | null {
  const month = period ?? issueDate?.slice(0, 7)
  if (month === undefined) return null
  const early = period === undefined && Number(issueDate?.slice(8)) <= 15
  const [year = 0, number = 0] = month.split('-').map(Number)
  const before = number === 1 ? `${year - 1}-12` : `${year}-${two(number - 1)}`
  return {
    first: `${early ? before : month}-01`,
    last: `${month}-${two(daysIn(year, number))}`,
    issueDate: issueDate ?? null,
    named: early ? `${Number(before.slice(5))} 月至 ${number} 月` : `${number} 月`,
  }
}

const two = (number: number): string => String(number).padStart(2, '0')

function outside(text: string, named: NamedDay, window: Window, around: Around): Outside[] {
  const year = yearOf(named, around)
  if (year === null || named.day < 1 || named.day > daysIn(year, named.month)) return []
  const day = `${year}-${two(named.month)}-${two(named.day)}`
  const isAfter = window.issueDate !== null && day > window.issueDate
  if (!isAfter && isWithin(day, window)) return []
  const { until } = named
  if (
    until &&
    isWithin(
      `${yearOf({ year: named.year, month: until.month }, around)}-${two(until.month)}-${two(until.day)}`,
      window,
    )
  )
    return []
  if (speaksOfOtherTime(text, named, isAfter)) return []
  const message = isAfter
    ? `“${named.written}”在印发日期之后，请核对`
    : `“${named.written}”不在本期所报的 ${window.named}内，请核对`
  return [{ kind: 'date-outside-issue', start: named.start, end: named.end, message }]
}

const isWithin = (day: string, { first, last }: Window): boolean => day >= first && day <= last

function speaksOfOtherTime(text: string, { start, end, until }: NamedDay, isAfter: boolean): boolean {
  const before = halfWidth(text.slice(Math.max(0, start - 12), start))
  const isDone = isAfter && until === null && /于$/.test(before) && !TO_COME.test(before)
  if ((BEFORE.test(before) && !isDone) || BEHIND.test(text.slice(end, end + 6))) return true
  if (SINCE.test(text.slice(end, end + 120))) return true
  const lineStart = text.lastIndexOf('\n', start - 1) + 1
  // The first words of an item say when it was: there the sentence may tell of a paper that was issued then, and of more.
  const leads = start - lineStart < 12 && NUMBER.test(text.slice(lineStart, start))
  const sentence = sentenceAround(text, start, end)
  return leads ? OF_ITEM.test(sentence.slice(0, 40)) : OTHER_TIME.test(sentence)
}
