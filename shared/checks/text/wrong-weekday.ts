/** A weekday that does not fit its date: 3月12日（星期五）, 星期五（3月12日）, 3月12日至13日（周五至周六）. */
import type { Found } from '../finding.ts'
import { type Around, daysIn, type NamedDay, namedDays, yearOf } from './dates.ts'

type Wrong = Found<'wrong-weekday'>
const WEEK = '(星期|礼拜|周)([一二三四五六日天])'
const BEHIND = new RegExp(`^[ ]?[（(，,]?[ ]?${WEEK}(?:[ ]?(?:至|到|—|-|－|~|～)[ ]?${WEEK})?(?![年边围岁期转])`)
const BEFORE = new RegExp(`${WEEK}[ ]?[（(]$`)
const WEEKDAYS = '日一二三四五六'

export function wrongWeekdays(text: string, around: Around): Wrong[] {
  return namedDays(text).flatMap((named): Wrong[] => {
    const behind = BEHIND.exec(text.slice(named.end, named.end + 16))
    const before = BEFORE.exec(text.slice(Math.max(0, named.start - 6), named.start))
    if (before) return wrong(named, before, named.start - before[0].length, around)
    if (!behind) return []
    const [whole, week = '', name = '', toWeek, toName] = behind
    const at = named.end + whole.indexOf(week + name)
    const first = wrong(named, ['', week, name], at, around)
    if (toWeek === undefined || toName === undefined) return named.until ? [] : first
    if (!named.until) return first
    const end = named.end + whole.length - toWeek.length - toName.length
    return [...first, ...wrong({ ...named, ...named.until }, ['', toWeek, toName], end, around)]
  })
}

/** `at`: where the weekday stands. */
function wrong(
  { year: ofText, month, day }: Pick<NamedDay, 'year' | 'month' | 'day'>,
  [, week = '', name = '']: readonly string[],
  at: number,
  around: Around,
): Wrong[] {
  const year = yearOf({ year: ofText, month }, around)
  if (year === null || day < 1 || day > daysIn(year, month)) return []
  const right = WEEKDAYS[new Date(Date.UTC(year, month - 1, day)).getUTCDay()] ?? ''
  if (right === (name === '天' ? '日' : name)) return []
  const message = `${year}年${month}月${day}日是${week}${right}，不是${week}${name}`
  return [{ kind: 'wrong-weekday', start: at, end: at + week.length + name.length, message, fix: `${week}${right}` }]
}
