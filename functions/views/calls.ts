/** The contributor's view: the issues that called their department, and their department's submissions. */
import { z } from 'zod'
import type { Actor } from '#shared/centre/person.ts'
import { Issue } from '#shared/issue/issue.ts'
import { Submission } from '#shared/submission/submission.ts'
import { mayRead } from '#shared/submission/submission-workflow.ts'
import type { Deps } from '../deps.ts'
import { readableIssues, readablePublications, readableSubmissions } from '../store/load.ts'
import type { Readable } from '../store/read.ts'

/** Of an issue, only what a department may know. */
export const Call = z.object({
  publicationId: Issue.shape.publicationId,
  issue: Issue.pick({
    id: true,
    period: true,
    number: true,
    total: true,
    issueDate: true,
    state: true,
    deadline: true,
    inputOpen: true,
    stillOpen: true,
    brief: true,
  }),
  submissions: z.array(Submission),
})
export type Call = z.infer<typeof Call>

/** The newest calls first, with the submissions this person may read; nothing to someone without a department. */
export async function callsFor({ table }: Deps, actor: Actor): Promise<Readable<Call>> {
  const { departmentId } = actor
  if (departmentId === null) return { rows: [], unread: [] }
  const publications = await readablePublications(table)
  const lists = await Promise.all(publications.rows.map(({ id }) => readableIssues(table, id)))
  const called = lists.flatMap(({ rows }) => rows).filter((issue) => issue.called.includes(departmentId))
  const submissions = await Promise.all(called.map(({ id }) => readableSubmissions(table, id)))
  return {
    rows: called.map((issue, n) =>
      callOf(
        issue,
        (submissions[n]?.rows ?? []).filter((one) => mayRead(one, actor)),
      ),
    ),
    unread: [publications, ...lists, ...submissions].flatMap(({ unread }) => unread),
  }
}

const callOf = (issue: Issue, submissions: Submission[]): Call => ({
  publicationId: issue.publicationId,
  issue: {
    id: issue.id,
    period: issue.period,
    number: issue.number,
    total: issue.total,
    issueDate: issue.issueDate,
    state: issue.state,
    deadline: issue.deadline,
    inputOpen: issue.inputOpen,
    brief: issue.brief,
    // Of those that are still taken, the department's own.
    stillOpen: (issue.stillOpen ?? []).filter((id) => submissions.some((submission) => submission.id === id)),
  },
  submissions,
})
