/** The facts of a review that its leader is told by mail, as the page shows them: what changed, what stands open, until when. */
import { dayOf } from '#shared/calendar.ts'
import { ROLES } from '#shared/centre/labels.ts'
import { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { changedPlaces, readingOf } from '#shared/content/reading.ts'
import { findingsOf } from '#shared/issue/findings.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { stepsOf } from '#shared/issue/issue-workflow.ts'
import { Refusal } from '#shared/refusals.ts'
import type { WorkerDeps } from '../../deps.ts'
import { readableComments } from '../../store/comments.ts'
import { keys } from '../../store/keys.ts'
import { get } from '../../store/read.ts'
import { reviewShown } from '../../views/review-shown.ts'

type About = { issue: Issue; publication: Publication; personId: string }

export async function reviewFacts({ table, clock }: WorkerDeps, { issue, publication, personId }: About) {
  const [sender, shown, comments] = await Promise.all([
    get(table, Person, keys.person(issue.review?.sentBy ?? '', '')),
    // A damaged archive is told on the page; the leader is asked all the same.
    reviewShown(table, { id: personId }, issue.id).catch(unreadable),
    readableComments(table, issue.id),
  ])
  const before = shown?.before
  const isLast = (issue.review?.approvals.length ?? 0) >= stepsOf(issue, publication).length - 1
  return {
    asked: isLast ? ('签发' as const) : ('审核' as const),
    by: sender?.name ?? ROLES.editor,
    revision: issue.review?.revision ?? 1,
    issueDate: issue.issueDate,
    late: dayOf(clock()) > issue.issueDate,
    changed: before
      ? {
          revision: before.revision,
          own: before.own,
          places: changedPlaces(readingOf(shown.content, before.content)),
        }
      : null,
    findings: {
      open: findingsOf(issue, publication).length,
      acknowledged: shown?.content.acknowledged?.length ?? 0,
    },
    comments: comments.rows.filter(({ state }) => state === 'open').length,
  }
}

function unreadable(error: unknown): null {
  if (error instanceof Refusal) return null
  throw error
}
