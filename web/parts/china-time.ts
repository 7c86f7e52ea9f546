/** Days and minutes as a clock in China shows them, wherever the browser is. */

import { CHINA, dayOf } from '#shared/calendar.ts'
import { isPast } from '#shared/submission/deadlines.ts'

const DAY_MS = 86_400_000

/** `2026-02-05T17:00`, as a datetime-local field holds it, to an ISO instant; null if it is none. */
export function instantOf(local: string): string | null {
  const at = Date.parse(`${local}:00${CHINA.offset}`)
  return Number.isNaN(at) ? null : new Date(at).toISOString()
}

/** So many days from now at `time`, for a datetime-local field. */
export const daysFromNow = (days: number, time: string): string =>
  `${dayOf(new Date(Date.now() + days * DAY_MS))}T${time}`

export const today = (): string => dayOf(new Date())

/** How far a deadline is, in words: `还有 3 天`, `今天截稿`, `已超过 2 天`. */
export function timeLeft(deadline: string, now = Date.now()): { text: string; late: boolean } {
  const days = Math.round((Date.parse(dayOf(new Date(deadline))) - Date.parse(dayOf(new Date(now)))) / DAY_MS)
  if (isPast(deadline, new Date(now)))
    return { text: days === 0 ? '今天已过截稿时间' : `已超过 ${-days} 天`, late: true }
  return { text: days === 0 ? '今天截稿' : `还有 ${days} 天`, late: false }
}
