/** The trial of restoring what was saved before: it is a saving of the content. */
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { called, firstWindow, rewritten } from './issue-steps.ts'
import { ofSaved, type Trial } from './trial.ts'

export const RESTORE: Trial = {
  what: 'what was saved before, restored',
  by: 'POST /issues/{issueId}/saves/{saved}/restorations',
  ready: async (stage, written) => {
    const issue = await called(stage, written)
    const request = { version: issue.version, sections: rewritten(issue, written.more) }
    const { version } = ok(await stage.editor.put(`${at(issue)}/content`, request))
    const path = `${at(issue)}/saves/${issue.version}/restorations`
    return {
      does: async () => ok(await stage.editor.post(path, { version })),
      mayChange: ofSaved(issue, `sections.windows.items.${firstWindow(issue)}.text`, 'edited', 'edited.**'),
    }
  },
}
