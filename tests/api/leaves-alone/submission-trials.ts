/** Trials of what departments do with their submissions, and what the editor makes of them. */
import type { Submission } from '#shared/submission/submission.ts'
import { attach } from '../../support/attaching.ts'
import { at, readIssue } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { aPng } from '../../support/print/a-picture.ts'
import { ADOPT_TRIALS, adopting, lastWindow } from './adopt-trials.ts'
import type { FullyWritten } from './full-issue.ts'
import { type Handed, handedIn, moveOf } from './handed-texts.ts'
import { HEAD_TRIALS } from './head-trials.ts'
import { called } from './issue-steps.ts'
import { newOf, ofSaved, ofSubmission, SAVES, type Stage, type Trial } from './trial.ts'
import { ZERO_REPORT_TRIALS } from './zero-report-trials.ts'

const formOf = ({ more }: FullyWritten) => ({
  departments: ['kjt', 'gat'],
  from: '2026-01-15',
  to: '2026-01-16',
  text: more,
  contact: '值班电话',
})

async function started(stage: Stage, written: FullyWritten): Promise<Handed> {
  const issue = await called(stage, written)
  return { issue, submission: ok(await stage.science.post(`${at(issue)}/submissions`, formOf(written))) }
}

/** An item of the issue is made of the submission. */
async function adopted(stage: Stage, written: FullyWritten): Promise<Handed> {
  const of = await handedIn(stage, written)
  const path = `${at(of.issue)}/submissions/${of.submission.id}`
  const request = { version: of.submission.version, ...adopting(of, null) }
  ok(await stage.editor.post(`${path}/moves`, request))
  return { ...of, issue: await readIssue(stage.editor, of.issue) }
}

const attached = async (stage: Stage, { issue, submission }: Handed): Promise<Submission> =>
  ok(await attach(stage.science, `${at(issue)}/submissions/${submission.id}`, aPng(4, 4)))

const attachTrial = (adds: boolean): Trial => ({
  by: `POST /issues/{issueId}/submissions/{submissionId}/attachments${adds ? '' : '/removals'}`,
  ready: async (stage, written) => {
    const of = await started(stage, written)
    const mayChange = ofSubmission(of.issue, of.submission, 'attachments', 'attachments**')
    if (adds) return { does: () => attached(stage, of), mayChange }
    const [{ sha256 } = { sha256: '' }] = (await attached(stage, of)).attachments ?? []
    const path = `${at(of.issue)}/submissions/${of.submission.id}/attachments/removals`
    return { does: async () => ok(await stage.science.post(path, { sha256 })), mayChange }
  },
})

export const SUBMISSION_TRIALS = {
  ...HEAD_TRIALS,
  attach: [attachTrial(true)],
  detach: [attachTrial(false)],
  'submission-started': [
    {
      by: 'POST /issues/{issueId}/submissions',
      ready: async (stage, written) => {
        const issue = await called(stage, written)
        return {
          does: async () => ok(await stage.science.post(`${at(issue)}/submissions`, formOf(written))),
          mayChange: newOf(issue, 'SUBMISSION#'),
        }
      },
    },
  ],
  'hand-in': [
    moveOf(
      started,
      'science',
      () => ({ move: 'hand-in' }),
      ({ issue, submission }) => [
        ...ofSubmission(issue, submission, 'submittedAt', 'joint[]'),
        ...newOf(issue, 'ZERO-REPORT#kjt'),
      ],
    ),
  ],
  'confirm-joint': [
    moveOf(
      handedIn,
      'police',
      () => ({ move: 'confirm-joint' }),
      ({ issue, submission }) => [...ofSubmission(issue, submission, 'joint**'), ...newOf(issue, 'ZERO-REPORT#gat')],
    ),
  ],
  'object-joint': [
    moveOf(
      handedIn,
      'police',
      () => ({ move: 'object-joint', reason: '没有参与这项工作' }),
      ({ issue, submission }) => ofSubmission(issue, submission, 'joint**'),
    ),
  ],
  'discard-draft': [
    {
      by: 'POST /issues/{issueId}/submissions/{submissionId}/discard',
      ready: async (stage, written) => {
        const { issue, submission } = await started(stage, written)
        const path = `${at(issue)}/submissions/${submission.id}/discard`
        return {
          does: async () => ok(await stage.science.post(path, { version: submission.version })),
          mayChange: [`ISSUE#${issue.id} SUBMISSION#${submission.id}**`],
        }
      },
    },
  ],
  ...ZERO_REPORT_TRIALS,
  'take-back': [
    moveOf(
      handedIn,
      'science',
      () => ({ move: 'take-back' }),
      ({ issue, submission }) => ofSubmission(issue, submission),
    ),
  ],
  ...ADOPT_TRIALS,
  'return-submission': [
    moveOf(
      handedIn,
      'editor',
      () => ({ move: 'return', reason: '请补充时间', passage: { start: 0, end: 1 } }),
      ({ issue, submission }) => ofSubmission(issue, submission, 'reason', 'returned', 'returned.**'),
    ),
  ],
  decline: [
    moveOf(
      handedIn,
      'editor',
      () => ({ move: 'decline', reason: '与上期重复' }),
      ({ issue, submission }) => ofSubmission(issue, submission, 'reason'),
    ),
  ],
} satisfies Record<string, Trial[]>

/** A submission is written by saving its form; its item leaves by saving the content. */
export const UNRECORDED_TRIALS: Trial[] = [
  {
    what: 'a form saved as it is typed',
    by: 'PUT /issues/{issueId}/submissions/{submissionId}',
    ready: async (stage, written) => {
      const { issue, submission } = await started(stage, written)
      const request = { version: submission.version, form: { ...formOf(written), text: `${written.more}。` } }
      return {
        does: async () => ok(await stage.science.put(`${at(issue)}/submissions/${submission.id}`, request)),
        mayChange: ofSubmission(issue, submission, 'text', SAVES),
      }
    },
  },
]

export const RELEASE: Trial = {
  what: 'the item of an adopted submission taken out',
  by: 'PUT /issues/{issueId}/content',
  ready: async (stage, written) => {
    const { issue, submission } = await adopted(stage, written)
    const gone = lastWindow(issue)
    const sections = issue.sections.map((section) =>
      section.kind === 'items' ? { ...section, items: section.items.filter(({ id }) => id !== gone) } : section,
    )
    const request = { version: issue.version, note: issue.note, sections }
    return {
      does: async () => ok(await stage.editor.put(`${at(issue)}/content`, request)),
      mayChange: [
        ...ofSubmission(issue, submission, 'itemId'),
        ...ofSaved(issue, 'sections.windows.items[]', `sections.windows.items.${gone}.**`),
      ],
    }
  },
}
