/** The plan by which the issue of each month opens by itself (自动开刊): on which day, what its dates are, and whether departments are called. */
import { z } from 'zod'
import { ClockTime } from '../fields.ts'
import { Brief } from '../issue/brief.ts'
import { PERIODS } from './opening-periods.ts'

const whole = (least: number, most: number) =>
  z.number('请填写数字').int('须为整数').min(least, `不能小于 ${least}`).max(most, `不能大于 ${most}`)

/**
 * `day` of each month (of a shorter one the last), `workingDays` after it, before it where negative; with 0 the day itself, or the next
 * working day where nobody works. `at`: China's time. `period`: which month the issue tells of. Times are of that day.
 */
export const OpeningPlan = z.strictObject({
  day: whole(1, 31),
  workingDays: whole(-20, 20),
  at: ClockTime,
  period: z.enum(['this-month', 'last-month']),
  /** 印发日期: so many days after it is opened, or the next working day. */
  issuedAfter: whole(0, 60),
  /** Left out: the editor calls by hand. `workingDays`: the deadline, after the opening. */
  call: z.strictObject({ workingDays: whole(1, 30), at: ClockTime, brief: Brief }).optional(),
})
export type OpeningPlan = z.infer<typeof OpeningPlan>

/** `每月 1 日后第 2 个工作日 09:00，编当月工作，印发日期为开刊后 14 天，不自动约稿`. */
export function openingInWords({ day, workingDays, at, period, issuedAfter, call }: OpeningPlan): string {
  const shift =
    workingDays === 0 ? '（逢休息日顺延）' : `${workingDays < 0 ? '前' : '后'}第 ${Math.abs(workingDays)} 个工作日 `
  const issued = issuedAfter === 0 ? '开刊当天' : `开刊后 ${issuedAfter} 天`
  const calls = call ? `随即约稿，${call.workingDays} 个工作日后 ${call.at} 截稿` : '不自动约稿'
  return `每月 ${day} 日${shift}${at}，编${PERIODS[period]}工作，印发日期为${issued}，${calls}`
}
