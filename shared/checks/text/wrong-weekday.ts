/** A weekday that does not fit its date: 3月12日（星期五）. */
import type { Found } from '../finding.ts'
import { type Around, daysIn, namedDays, yearOf } from './dates.ts'

const NAMED = /^[ ]?[（(，,]?[ ]?(星期|礼拜|周)([一二三四五六日天])(?![年边围岁期转])/
const WEEKDAYS = '日一二三四五六'

export function wrongWeekdays(text: string, around: Around): Found<'wrong-weekday'>[] {
  return namedDays(text).flatMap((named): Found<'wrong-weekday'>[] => {
    const behind = text.slice(named.end, named.end + 8)
    const [before, week = '', name = ''] = NAMED.exec(behind) ?? []
    const year = yearOf(named, around)
    if (before === undefined || year === null || named.day < 1 || named.day > daysIn(year, named.month)) return []
    const right = WEEKDAYS[new Date(Date.UTC(year, named.month - 1, named.day)).getUTCDay()] ?? ''
    if (right === (name === '天' ? '日' : name) || named.until) return []
    const start = named.end + before.length - week.length - name.length
    const message = `${year}年${named.month}月${named.day}日是${week}${right}，不是${week}${name}`
    return [{ kind: 'wrong-weekday', start, end: named.end + before.length, message, fix: `${week}${right}` }]
  })
}
