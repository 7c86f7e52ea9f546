/** Trials of commenting, and of what is done with a comment: nothing of the issue changes. */
import { askToMoveComment, comment, ON_WHOLE } from '../../support/commenting.ts'
import { ok } from '../../support/issue-steps.ts'
import { inReview } from './issue-steps.ts'
import type { Trial } from './trial.ts'

const MOVES = 'POST /issues/{issueId}/comments/{commentId}/moves'

const moved = (request: { move: string; text?: string }, before: object | null, ...members: string[]): Trial => ({
  by: MOVES,
  ready: async (stage, written) => {
    const issue = await inReview(stage, written)
    const added = await comment(stage.office, issue, ON_WHOLE)
    const one = before ? ok(await askToMoveComment(stage.editor, added, before)) : added
    return {
      does: async () => ok(await askToMoveComment(stage.editor, one, request)),
      mayChange: ['version', ...members].map((member) => `COMMENTS#${issue.id} COMMENT#${one.id}.${member}`),
    }
  },
})

export const COMMENT_TRIALS = {
  comment: [
    {
      by: 'POST /issues/{issueId}/comments',
      ready: async (stage, written) => {
        const issue = await inReview(stage, written)
        return {
          does: async () => comment(stage.office, issue, ON_WHOLE),
          mayChange: [`+COMMENTS#${issue.id} COMMENT#**`],
        }
      },
    },
  ],
  'answer-comment': [moved({ move: 'answer', text: '已改。' }, null, 'answers**')],
  'resolve-comment': [moved({ move: 'resolve' }, null, 'state', 'resolved**')],
  'reopen-comment': [moved({ move: 'reopen' }, { move: 'resolve' }, 'state', 'resolved**')],
} satisfies Record<string, Trial[]>
