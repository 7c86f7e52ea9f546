/** The effects of a submission's moves: what each changes and causes. */
import { hashOf } from '#shared/hash.ts'
import { type Issue, type Item, WorkingSection } from '#shared/issue/issue.ts'
import { detailsOf, Refusal } from '#shared/refusals.ts'
import type { SubmissionMoveRequest } from '#shared/requests.ts'
import { withSave } from '#shared/saves.ts'
import { departmentsThat, standingFor } from '#shared/submission/joint.ts'
import type { JointAnswer, Submission } from '#shared/submission/submission.ts'
import type { Write } from '../../store/commit.ts'
import { keepSave } from '../../store/kept-saves.ts'
import { changeIssue, expectDepartmentInput, expectInput, expectIssue } from '../../store/rows.ts'
import type { Effect, Effects } from '../effect.ts'
import { mustFit } from '../issue/edit-issue.ts'
import { handedIn, type OfSubmission } from './handed-in.ts'
import { HEAD_EFFECTS } from './head-effects.ts'
import { withoutZeroReport } from './report-zero.ts'

export const SUBMISSION_EFFECTS: Effects<SubmissionMoveRequest, OfSubmission, Submission> = {
  'hand-in': (of, { acknowledged = [] }) => handedIn(of, acknowledged),
  ...HEAD_EFFECTS,

  'take-back': async ({ issue }) => ({ change: {}, writes: [expectInput(issue)] }),

  'confirm-joint': (of) => answerJoint(of, 'confirmed', ''),
  'object-joint': (of, { reason }) => answerJoint(of, 'objected', reason),

  adopt,

  return: async (of, { reason, passage }) => {
    const { actor, now, issue, submission } = of
    const { text } = submission
    if (passage && (passage.start >= passage.end || passage.end > text.length))
      throw new Refusal('bad-request', [{ path: 'passage', message: '标出的文字不在来稿中，请重新标出' }])
    return {
      change: {
        reason,
        returned: { at: now.toISOString(), personName: actor.name, reason, text, ...(passage && { passage }) },
      },
      writes: [issue.inputOpen ? expectInput(issue) : takesAgain(of)],
      ...(passage && { facts: { passage: text.slice(passage.start, passage.end) } }),
    }
  },

  decline: async ({ issue }, { reason }) => ({ change: { reason }, writes: [expectDepartmentInput(issue)] }),
}

/** What is given back after the call is over may come in again: nobody is asked to mend what they cannot hand in. */
function takesAgain({ issue, submission }: OfSubmission): Write {
  const stillOpen = [...new Set([...(issue.stillOpen ?? []), submission.id])]
  return changeIssue(issue, { ...issue, stillOpen }, 'decide-anew')
}

/** What another department says of a joint submission; a yes makes it one of its own. */
async function answerJoint(
  { deps, issue, submission, actor, now }: OfSubmission,
  answer: JointAnswer['answer'],
  reason: string,
): Promise<Effect<Submission>> {
  const departmentId = actor.departmentId ?? ''
  const others = (submission.joint ?? []).filter((one) => one.departmentId !== departmentId)
  const said: JointAnswer = {
    ...{ departmentId, answer, reason, at: now.toISOString(), textHash: await hashOf(submission.text) },
    by: { id: actor.id, name: actor.name },
  }
  const zero = answer === 'confirmed' ? await withoutZeroReport(deps.table, issue, departmentId, { actor, now }) : null
  return {
    change: { joint: [...others, said], reason: submission.reason, itemId: submission.itemId },
    to: submission.state,
    writes: [expectIssue(issue), ...(zero ? [zero.write] : [])],
    facts: { departments: departmentId, ...(zero?.fell && { zeroReport: 'yes' }) },
  }
}

/**
 * The submission's text becomes an item of its own, or joins one; its writers become authors of the issue.
 * @throws Refusal `bad-request` for a section that takes none; `content-too-large` when item, section or issue would be.
 */
async function adopt(
  of: OfSubmission,
  { issueVersion, sectionId, itemId }: Extract<SubmissionMoveRequest, { move: 'adopt' }>,
): Promise<Effect<Submission>> {
  const { deps, issue, publication, actor, now, submission } = of
  if (issue.version !== issueVersion) throw new Refusal('stale')
  const section = issue.sections.find(({ id }) => id === sectionId)
  if (section?.kind !== 'items') throw new Refusal('not-found')
  const definition = publication.sections.find(({ id }) => id === sectionId)
  if (definition?.kind !== 'items' || !definition.takesSubmissions)
    throw new Refusal('bad-request', [{ path: 'sectionId', message: '这个栏目不采用来稿，请选择其他栏目' }])
  const target = section.items.find(({ id }) => id === itemId)
  if (itemId !== null && !target) throw new Refusal('not-found')
  const { text } = submission
  const departments = standingFor(submission)
  const [unconfirmed, objected] = [departmentsThat(submission, 'waiting'), departmentsThat(submission, 'objected')]
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
  const adopting: Issue = {
    ...issue,
    sections: issue.sections.map((one) => (one.id === sectionId ? taken.data : one)),
    authors: [...new Set([...issue.authors, actor.id, submission.createdBy, ...submission.writers])],
    saves: withSave(issue.saves, issue.version + 1, { ...actor, at: now.toISOString() }),
    updatedAt: now.toISOString(),
  }
  const by = { id: actor.id, name: actor.name }
  const { kept, writes, tasks } = await keepSave(issue, adopting, { what: 'adopted', by })
  const next: Issue = { ...adopting, ...(kept && { kept }) }
  mustFit(next)
  return {
    change: { itemId: item.id },
    writes: [changeIssue(issue, next), ...writes],
    tasks,
    facts: {
      ...(unconfirmed.length > 0 && { unconfirmed: unconfirmed.join(' ') }),
      ...(objected.length > 0 && { objected: objected.join(' ') }),
    },
  }
}
