/** What each move of a submission changes and causes. */
import type { z } from 'zod'
import { type Issue, type Item, WorkingSection } from '#shared/issue/issue.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Task } from '#shared/work.ts'
import { changeIssue, expectDepartmentInput, expectInputOpen } from '../../store/rows.ts'
import type { Effect, Effects, Moving } from '../effect.ts'
import { mustFit } from '../issue/edit-issue.ts'
import { isLate } from './write-submission.ts'

type OfSubmission = Moving & { submission: Submission }

export const SUBMISSION_EFFECTS: Effects<SubmissionMoveRequest, OfSubmission, Submission> = {
  'hand-in': async ({ issue, now }) => ({
    change: { submittedAt: now.toISOString(), late: isLate(issue, now) },
    writes: [expectInputOpen(issue)],
  }),

  'take-back': async ({ issue }) => ({ change: {}, writes: [expectInputOpen(issue)] }),

  adopt,

  return: sentAway,

  decline: sentAway,
}

async function sentAway(
  { issue, submission }: OfSubmission,
  { reason }: { reason: string },
): Promise<Effect<Submission>> {
  return { change: { reason }, writes: [expectDepartmentInput(issue)], tasks: [decided(submission)] }
}

/** Its department hears what became of it. */
const decided = ({ issueId, id }: Submission): Task => ({
  kind: 'notice',
  notice: { mail: 'submission-decided', issueId, submissionId: id },
})

/**
 * The submission's text becomes an item of its own, or joins one; its writers become authors of the issue.
 * @throws Refusal `bad-request` for a section that takes none; `content-too-large` when item, section or issue would be.
 */
async function adopt(
  { deps, issue, publication, actor, now, submission }: OfSubmission,
  { issueVersion, sectionId, itemId }: Extract<SubmissionMoveRequest, { move: 'adopt' }>,
): Promise<Effect<Submission>> {
  if (issue.version !== issueVersion) throw new Refusal('stale')
  const section = issue.sections.find(({ id }) => id === sectionId)
  if (section?.kind !== 'items') throw new Refusal('not-found')
  const definition = publication.sections.find(({ id }) => id === sectionId)
  if (definition?.kind !== 'items' || !definition.takesSubmissions)
    throw new Refusal('bad-request', [{ path: 'sectionId', message: '这个栏目不采用来稿，请选择其他栏目' }])
  const target = section.items.find(({ id }) => id === itemId)
  if (itemId !== null && !target) throw new Refusal('not-found')
  const { departments, text } = submission
  const item: Item = target
    ? {
        ...target,
        text: `${target.text}\n${text}`,
        departments: [...new Set([...target.departments, ...departments])],
        from: [...target.from, submission.id],
      }
    : { id: deps.newId(), text, departments: [...new Set(departments)], from: [submission.id] }
  const items = target ? section.items.map((one) => (one.id === item.id ? item : one)) : [...section.items, item]
  const taken = WorkingSection.safeParse({ ...section, items })
  if (!taken.success) throw new Refusal('content-too-large', detailsOf(taken.error))
  const next: Issue = {
    ...issue,
    sections: issue.sections.map((one) => (one.id === sectionId ? taken.data : one)),
    authors: [...new Set([...issue.authors, actor.id, submission.createdBy, ...submission.writers])],
    updatedAt: now.toISOString(),
  }
  mustFit(next)
  return { change: { itemId: item.id }, writes: [changeIssue(issue, next)], tasks: [decided(submission)] }
}

const detailsOf = (error: z.ZodError): RefusalDetail[] =>
  error.issues.map(({ path, message }) => ({ path: path.join('.'), message }))
