/** A submission that was handed in, as trials begin with it, and the trial of a move of one. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { at } from '../../support/issue-page.ts'
import { aSubmission, ok } from '../../support/issue-steps.ts'
import type { FullyWritten } from './full-issue.ts'
import { called } from './issue-steps.ts'
import type { Stage, Trial, Tried } from './trial.ts'

const MOVES = 'POST /issues/{issueId}/submissions/{submissionId}/moves'

export type Handed = { issue: Issue; submission: Submission }

export async function handedIn(stage: Stage, written: FullyWritten): Promise<Handed> {
  const issue = await called(stage, written)
  return { issue, submission: await aSubmission(stage.science, issue, written.more, ['kjt', 'gat']) }
}

export const moveOf = (
  stands: (stage: Stage, written: FullyWritten) => Promise<Handed>,
  who: 'editor' | 'science' | 'police',
  request: (of: Handed) => Record<string, unknown>,
  mayChange: (of: Handed) => string[],
): Trial => ({
  by: MOVES,
  async ready(stage, written): Promise<Tried> {
    const of = await stands(stage, written)
    const { issue, submission } = of
    const asked = { version: submission.version, ...request(of) }
    const path = `${at(issue)}/submissions/${submission.id}/moves`
    return { does: async () => ok(await stage[who].post(path, asked)), mayChange: mayChange(of) }
  },
})
