/** Trials of 本期无稿: said by a department, and taken back. */
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { called } from './issue-steps.ts'
import { newOf, type Trial } from './trial.ts'

const zeroTrial = (stands: boolean): Trial => ({
  by: 'POST /issues/{issueId}/zero-report',
  ready: async (stage, written) => {
    const issue = await called(stage, written)
    const report = (version: number, asked: boolean) =>
      stage.science.post(`${at(issue)}/zero-report`, { version, stands: asked })
    if (stands) return { does: async () => ok(await report(0, true)), mayChange: newOf(issue, 'ZERO-REPORT#kjt') }
    ok(await report(0, true))
    return {
      does: async () => ok(await report(1, false)),
      mayChange: ['version', 'stands', 'at'].map((member) => `ISSUE#${issue.id} ZERO-REPORT#kjt.${member}`),
    }
  },
})

export const ZERO_REPORT_TRIALS = {
  'zero-report': [zeroTrial(true)],
  'take-back-zero-report': [zeroTrial(false)],
} satisfies Record<string, Trial[]>
