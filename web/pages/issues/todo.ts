/** Says what of an issue waits for a person (待办), in a sentence; asks the same table that allows it. */

import type { Actor } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { type DistributionMove, whyNotMoveDistribution } from '#shared/distribution/distribution-workflow.ts'
import type { Standing } from '#shared/distribution/standing.ts'
import type { ListedIssue } from '#shared/issue/issue.ts'
import { currentStep, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'

/** Null when nothing waits for them. */
export function todoOf(
  listed: ListedIssue,
  actor: Actor,
  publication: Publication,
  standing?: Pick<Standing, 'state'>,
  standsInFor: readonly string[] = [],
): string | null {
  // What is asked here rests on nothing that an issue holds.
  const issue = { ...listed, sections: [], saves: [] }
  for (const move of ['approve', 'sign-off'] as const) {
    const refusal = whyNotMoveIssue(issue, move, { actor, publication, standsInFor })
    const step = currentStep(issue, publication)?.name ?? ''
    if (refusal === null) return `等待您办理：${step}`
    if (refusal === 'not-rendered') return `等待您办理：${step}（正在排版）`
  }
  const state = standing?.state
  if (state) {
    const may = (move: DistributionMove) =>
      whyNotMoveDistribution({ state }, move, { issue, actor, publication, standsInFor }) === null
    if (may('permit')) return '已签发，等待您确认是否发送'
    if (may('restart')) return '分发已停止，等待核查'
  }
  if (!actor.roles.includes('editor')) return null
  if (issue.state === 'draft') return '尚未发出约稿'
  if (issue.state !== 'department-input') return null
  if (issue.returned) return `${issue.returned.stepName}退回，待修改后再次送审`
  if (issue.corrects) return '待编辑送审'
  return issue.inputOpen ? '正在征稿，处理来稿并编辑内容' : '已截稿，待编辑送审'
}
