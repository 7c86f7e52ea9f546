/** Trials of discarding an issue that was opened by mistake. */
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { draft, IN_WORK } from './issue-steps.ts'
import type { Trial } from './trial.ts'

export const DISCARD_TRIALS: Trial[] = [
  {
    by: 'POST /issues/{issueId}/discard',
    ready: async (stage, written) => {
      const issue = await draft(stage, written)
      ok(await stage.editor.post(`${at(issue)}/test-mails`))
      const [year = ''] = issue.issueDate.split('-')
      return {
        does: async () => ok(await stage.editor.post(`${at(issue)}/discard`, { version: issue.version })),
        mayChange: [
          ...['ISSUE.**', 'TEST-MAILS#**'].map((row) => `ISSUE#${issue.id} ${row}`),
          `PUBLICATION#${PUBLICATION.id} NUMBER#${year}#${String(issue.number).padStart(3, '0')}.**`,
          IN_WORK,
        ],
      }
    },
  },
]
