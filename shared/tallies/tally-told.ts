/** A tally told in words: its months, the issues that count, the records that do not, and the rules. */
import { monthInChinese } from '../calendar.ts'
import type { Span } from './period.ts'
import type { ScoreRules } from './score-rules.ts'
import type { TallyCounts } from './tally.ts'
import { scoreInWords } from './usual-score.ts'

type Named = readonly { label: string }[]

/** As the API answers it. */
export type ToldTally = {
  rules: ScoreRules
  issues: Named
  unpublished: Named
  backIssues: number
  unread: number
  rows: readonly (TallyCounts & { departmentId: string; name: string })[]
  total: TallyCounts
}

/** `2026年1月至12月` */
export function spanInWords({ from, until }: Span): string {
  if (from === until) return monthInChinese(from)
  const isOneYear = from.slice(0, 4) === until.slice(0, 4)
  return `${monthInChinese(from)}至${isOneYear ? `${Number(until.slice(5))}月` : monthInChinese(until)}`
}

/** Which issues are counted, and what is not. */
export function countedInWords({
  issues,
  unpublished,
  backIssues,
}: Omit<ToldTally, 'rules' | 'rows' | 'total'>): string {
  return [
    issues.length === 0 ? '这段时间还没有签发的一期。' : `已签发的 ${issues.length} 期。`,
    ...(unpublished.length > 0 ? [`${unpublished.map(({ label }) => label).join('、')}还没有签发，签发后计入。`] : []),
    ...(backIssues > 0 ? [`补录的往期 ${backIssues} 期没有来稿，不计入。`] : []),
  ].join('')
}

export const unreadInWords = (unread: number): string => `有 ${unread} 条记录无法读取，没有计入。请联系管理员核查。`

/** By which each number came about. */
export const rulesInWords = (rules: ScoreRules): string =>
  `计分：${scoreInWords(rules)}。联合报送的，对已确认的每个单位都计；一条由几篇来稿合成的，第一篇算采用，其余算并入。字数是采用条目的正文和要点。更正不另计。`
