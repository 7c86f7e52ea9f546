/** The plan by which departments are reminded (催报计划): on which days around the deadline, and at what time. */
import { z } from 'zod'
import { ClockTime } from '../fields.ts'

const days = (least: number) =>
  z
    .array(z.number('请填写天数').int('天数须为整数').min(least, `最少 ${least} 天`).max(30, '最多 30 天'))
    .max(10, '最多 10 次')

/** `before`, `after`: so many days before and after the deadline's day, 0 being that day; working days where `workingDays`. `at`: China's time. */
export const ReminderPlan = z.strictObject({
  before: days(0),
  after: days(1),
  at: ClockTime,
  workingDays: z.boolean(),
})
export type ReminderPlan = z.infer<typeof ReminderPlan>

/** `截稿前 3、1 个工作日，截稿当天，截稿后 1 个工作日，09:00`. */
export function planInWords({ before, after, at, workingDays }: ReminderPlan): string {
  const unit = workingDays ? '个工作日' : '天'
  const some = (when: string, days: readonly number[]) =>
    days.length > 0 ? [`${when} ${days.join('、')} ${unit}`] : []
  const ahead = before.filter((day) => day > 0)
  const onTheDay = ahead.length < before.length ? ['截稿当天'] : []
  return [...some('截稿前', ahead), ...onTheDay, ...some('截稿后', after), at].join('，')
}
