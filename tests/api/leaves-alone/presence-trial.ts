/** The trial of saying that one is at an issue's desk: nothing of the issue changes. */
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { called } from './issue-steps.ts'
import type { Trial } from './trial.ts'

export const SAY_PRESENT: Trial = {
  what: 'an editor says in which item they are',
  by: 'POST /issues/{issueId}/presence',
  ready: async (stage, written) => {
    const issue = await called(stage, written)
    return {
      does: async () => ok(await stage.editor.post(`${at(issue)}/presence`, { itemId: 'any' })),
      mayChange: [`PRESENCE#${issue.id} PRESENCE.**`],
    }
  },
}
