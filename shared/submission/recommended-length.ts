/** The recommended length (建议篇幅) of a submission: a hint beside what is typed, and never a bar. */
import { z } from 'zod'
import { LONGEST_TEXT } from './longest-text.ts'

const Length = z
  .number('请填写字数')
  .int('字数须为整数')
  .min(1, '至少 1 个字')
  .max(LONGEST_TEXT, `最多 ${LONGEST_TEXT} 个字`)

export const RecommendedLength = z
  .strictObject({ from: Length, to: Length })
  .refine(({ from, to }) => from <= to, { path: ['to'], message: '最多字数不能少于最少字数' })
export type RecommendedLength = z.infer<typeof RecommendedLength>
