/** Trials of the acts around a head, who signs what the department hands in. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { aHeadOf } from '../../support/a-head.ts'
import type { Caller } from '../../support/caller.ts'
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import type { FullyWritten } from './full-issue.ts'
import { called } from './issue-steps.ts'
import { newOf, ofSubmission, type Stage, type Trial, type Tried } from './trial.ts'

type Handed = { issue: Issue; submission: Submission }
type WithHead = Handed & { head: Caller }

/** A text of the police, whose head signs; `isAsked`: it waits for the signature. */
async function headed(stage: Stage, written: FullyWritten, isAsked: boolean): Promise<WithHead> {
  const { caller } = await aHeadOf(stage.centre, stage.administrator, 'gat')
  const head = stage.watched(caller)
  const issue = await called(stage, written)
  const form = { departments: ['gat', 'kjt'], from: '2026-01-15', to: null, text: written.more, contact: '' }
  const submission: Submission = ok(await stage.police.post(`${at(issue)}/submissions`, form))
  if (!isAsked) return { issue, submission, head }
  const request = { move: 'ask-head', version: submission.version }
  const path = `${at(issue)}/submissions/${submission.id}/moves`
  return { issue, submission: ok(await stage.police.post(path, request)), head }
}

const headTrial = (
  request: { move: string; reason?: string },
  by: 'writer' | 'head',
  mayChange: (of: Handed) => string[],
): Trial => ({
  by: 'POST /issues/{issueId}/submissions/{submissionId}/moves',
  async ready(stage, written): Promise<Tried> {
    const { head, ...of } = await headed(stage, written, request.move !== 'ask-head')
    const path = `${at(of.issue)}/submissions/${of.submission.id}/moves`
    const asked = { version: of.submission.version, ...request }
    const who = by === 'head' ? head : stage.police
    return { does: async () => ok(await who.post(path, asked)), mayChange: mayChange(of) }
  },
})

export const HEAD_TRIALS = {
  'ask-head': [
    headTrial({ move: 'ask-head' }, 'writer', ({ issue, submission }) => [
      ...ofSubmission(issue, submission, 'head', 'head**'),
      ...newOf(issue, 'ZERO-REPORT#gat'),
    ]),
  ],
  'head-sign': [
    headTrial({ move: 'head-sign' }, 'head', ({ issue, submission }) => [
      ...ofSubmission(issue, submission, 'submittedAt', 'joint[]', 'head.signed**'),
      `ISSUE#${issue.id} ZERO-REPORT#gat**`,
    ]),
  ],
  'send-back': [
    headTrial({ move: 'send-back', reason: '请核对数字' }, 'head', ({ issue, submission }) =>
      ofSubmission(issue, submission, 'head.sentBack**'),
    ),
  ],
  'take-from-head': [
    headTrial({ move: 'take-from-head' }, 'writer', ({ issue, submission }) => ofSubmission(issue, submission)),
  ],
} satisfies Record<string, Trial[]>
