/** Whether what a submission tells of happened in the month of its issue: a sentence to look again, and never a bar. */
import { monthInChinese } from '../calendar.ts'
import type { SubmissionForm } from './submission.ts'

type Days = Pick<SubmissionForm, 'from' | 'to'>

/** Days that reach into the month are in it. */
const isOutside = ({ from, to }: Days, period: string): boolean => {
  if (from === null) return false
  const [first, last] = [from.slice(0, 7), (to ?? from).slice(0, 7)]
  return last < period || first > period
}

/** Null where there is nothing to look at again. */
export const outsideMonth = (days: Days, period: string): string | null =>
  isOutside(days, period) ? `事件日期不在本期所属的${monthInChinese(period)}，请核对；确实如此的可以照报。` : null
