/** The rules by which what a department did is scored (采用计分); a publication's settings may say other points. */
import { z } from 'zod'

const Points = z
  .number('请填写分数')
  .min(0, '分数不能小于 0')
  .max(100, '分数不能超过 100')
  .refine((points) => Number.isInteger(points * 10), '分数最多一位小数')

export const ScoreRules = z.strictObject({
  handedIn: Points,
  onTime: Points,
  zeroReport: Points,
  adopted: Points,
  merged: Points,
})
export type ScoreRules = z.infer<typeof ScoreRules>
