/** Who is asked to review: each approver of the step that a review has come to. */
import type { ApprovalStep } from '#shared/centre/publication.ts'
import type { Task } from '#shared/work.ts'

export const reviewRequests = (issueId: string, step: ApprovalStep): Task[] =>
  step.approvers.map((personId) => ({
    kind: 'notice',
    notice: { mail: 'review-requested', issueId, personId, step: step.name },
  }))
