/** Trials of a deadline of their own that departments are given, and that is taken back. */
import { move } from '../../support/issue-steps.ts'
import type { FullyWritten } from './full-issue.ts'
import { called, moved } from './issue-steps.ts'
import { ofIssue, type Stage, type Trial } from './trial.ts'

const request = ({ centre }: Stage) => ({
  move: 'extend-deadline',
  deadline: new Date(centre.now().getTime() + 12 * 86_400_000).toISOString(),
  departments: ['kjt', 'gat'],
  reason: '',
})
const extended = async (stage: Stage, written: FullyWritten) =>
  move(stage.editor, await called(stage, written), request(stage))

export const EXTENSION_TRIALS = {
  'extend-deadline': [
    moved(called, 'editor', request, (issue) => ofIssue(issue, 'ownDeadlines', 'ownDeadlines.kjt', 'ownDeadlines.gat')),
  ],
  'take-back-extension': [
    moved(
      extended,
      'editor',
      () => ({ move: 'take-back-extension', departments: ['kjt'], reason: '' }),
      (issue) => ofIssue(issue, 'ownDeadlines.kjt'),
    ),
  ],
} satisfies Record<string, Trial[]>
