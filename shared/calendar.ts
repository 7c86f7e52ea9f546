/** Dates as the office writes them: real calendar days, never instants, and their Chinese forms. */

const DAY = /^(\d{4})-(\d{2})-(\d{2})$/
const MONTH = /^(\d{4})-(0[1-9]|1[0-2])$/

/** Whether `text` is `YYYY-MM-DD` and that day exists (2026-02-30 does not). Years 1949 to 2199. */
export function isDay(text: string): boolean {
  const [, year, month, day] = DAY.exec(text) ?? []
  if (!year || !month || !day || Number(year) < 1949 || Number(year) > 2199) return false
  const date = new Date(Date.UTC(Number(year), Number(month) - 1, Number(day)))
  return date.getUTCMonth() === Number(month) - 1 && date.getUTCDate() === Number(day)
}

/** Whether `text` is a month `YYYY-MM`, years 1949 to 2199. */
export function isMonth(text: string): boolean {
  const year = Number(MONTH.exec(text)?.[1])
  return year >= 1949 && year <= 2199
}

/** `2026-02-14` → `2026年2月14日` (no leading zeros: GB/T 9704-2012, 7.3.5.3). */
export function dayInChinese(day: string): string {
  const [year, month, date] = day.split('-').map(Number)
  return `${year}年${month}月${date}日`
}

/** `2026-01` → `2026年1月`. */
export function monthInChinese(month: string): string {
  const [year, number] = month.split('-').map(Number)
  return `${year}年${number}月`
}

/** China has one time and no summer time. */
export const CHINA = { offset: '+08:00', offsetMs: 8 * 3_600_000 } as const

/** The day `YYYY-MM-DD` that an instant falls into in China. */
export const dayOf = (instant: Date): string => new Date(instant.getTime() + CHINA.offsetMs).toISOString().slice(0, 10)

/** The month `YYYY-MM` of that day. */
export const monthOf = (instant: Date): string => dayOf(instant).slice(0, 7)

/** So many months later, or earlier. */
export function monthLater(month: string, by: number): string {
  const [year = 0, number = 1] = month.split('-').map(Number)
  return new Date(Date.UTC(year, number - 1 + by, 1)).toISOString().slice(0, 7)
}

/** An ISO instant as read on a clock in China: `2026年2月5日 17:00`. Not by Intl, whose formatter a phone needs 0.15 s to make. */
export const minuteInChinese = (instant: string): string => inChinese(instant, MINUTE)

/** Whether two ISO instants read the same on a clock, whatever their seconds. */
export const isSameMinute = (a: string, b: string): boolean => minuteInChinese(a) === minuteInChinese(b)

/** Instants that are told beside each other: with seconds and their thousandths where two would read the same by the minute. */
export function apartInChinese(...instants: string[]): string[] {
  const minutes = instants.map(minuteInChinese)
  return new Set(minutes).size === new Set(instants).size
    ? minutes
    : instants.map((instant) => inChinese(instant, THOUSANDTH))
}

/** So many characters of `17:00:00.000`. */
const [MINUTE, THOUSANDTH] = [5, 12]

function inChinese(instant: string, characters: number): string {
  const [day = '', time = ''] = new Date(Date.parse(instant) + CHINA.offsetMs).toISOString().split('T')
  return `${dayInChinese(day)} ${time.slice(0, characters)}`
}
