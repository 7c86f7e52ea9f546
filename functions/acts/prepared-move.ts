/** A move that is being prepared: what it starts from, and what it will change and cause. */
import type { Act } from '#shared/audit.ts'
import type { Issue } from '#shared/issue.ts'
import type { Actor } from '#shared/person.ts'
import type { ApprovalStep, Publication } from '#shared/publication.ts'
import type { Task } from '#shared/work.ts'
import type { Deps } from '../deps.ts'
import type { Write } from '../store/commit.ts'

export type Move = { deps: Deps; issue: Issue; publication: Publication; actor: Actor; now: Date }

export type Prepared = { change: Partial<Issue>; writes?: Write[]; tasks?: Task[]; facts?: Act['facts'] }

/** One notice to each approver of a step. */
export const reviewRequests = (issueId: string, step: ApprovalStep): Task[] =>
  step.approvers.map((personId) => ({
    kind: 'notice',
    notice: { mail: 'review-requested', issueId, personId, step: step.name },
  }))
