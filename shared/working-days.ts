/** Working days in China: weekends, public holidays and the weekend days that are worked for them, as the State Council announces each year. */
import chineseDays from 'chinese-days'
import { CHINA, dayOf } from './calendar.ts'

const DAY_MS = 86_400_000

/** The day so many days after this one; before it where negative. */
export const dayPlus = (day: string, days: number): string =>
  new Date(Date.parse(day) + days * DAY_MS).toISOString().slice(0, 10)

/** Noon by the clock of this machine: the package reads a day by that clock. */
function detailOf(day: string): { work: boolean; name: string } {
  const [year = 0, month = 1, date = 1] = day.split('-').map(Number)
  return chineseDays.getDayDetail(new Date(year, month - 1, date, 12))
}

/** Whether the holidays of this year are known; they are announced late in the year before. National Day is one each year, and is named so. */
export const knowsHolidaysOf = (year: number): boolean => detailOf(`${year}-10-01`).name.includes('国庆')

/** Of a year whose holidays are not known: Monday to Friday. */
export const isWorkingDay = (day: string): boolean => detailOf(day).work

/** The n-th working day before (n < 0) or after a day; 0: the day itself, or the last working day before it. */
export function workingDay(day: string, n: number): string {
  if (n === 0) return isWorkingDay(day) ? day : workingDay(day, -1)
  const step = Math.sign(n)
  let [at, left] = [day, Math.abs(n)]
  while (left > 0) {
    at = dayPlus(at, step)
    if (isWorkingDay(at)) left -= 1
  }
  return at
}

/** The instant of a time `HH:MM` on a day, on a clock in China. */
export const instantOn = (day: string, time: string): string =>
  new Date(`${day}T${time}:00${CHINA.offset}`).toISOString()

/** `12月1日（周二）`, of a day or of the day that an ISO instant falls into in China. */
export function dayWithWeekday(of: string): string {
  const day = of.includes('T') ? dayOf(new Date(of)) : of
  const [, month, date] = day.split('-').map(Number)
  return `${month}月${date}日（周${'日一二三四五六'[new Date(day).getUTCDay()]}）`
}
