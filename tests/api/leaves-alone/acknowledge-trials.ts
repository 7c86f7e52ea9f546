/** Trials of acknowledging a finding, and of taking that back. */
import type { Issue } from '#shared/issue/issue.ts'
import { acknowledge, findingsNow } from '../../support/acknowledging.ts'
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import type { FullyWritten } from './full-issue.ts'
import { called, rewritten } from './issue-steps.ts'
import type { Stage, Trial } from './trial.ts'

const listOf = ({ id }: Pick<Issue, 'id'>) => [`ISSUE#${id} ACKNOWLEDGEMENTS.**`]

/** An issue with two mobile numbers, of which the first is acknowledged. */
async function withLeaks(stage: Stage, written: FullyWritten) {
  const issue = await called(stage, written)
  const sections = rewritten(issue, '联系电话13812345678、13987654321。')
  ok(await stage.editor.put(`${at(issue)}/content`, { version: issue.version, sections }))
  const [first, ...others] = await findingsNow(stage.editor, issue)
  if (!first) throw new Error('no findings')
  const { version } = ok(await acknowledge(stage.editor, issue, first))
  return { issue, version, first, others }
}

export const ACKNOWLEDGE_TRIALS = {
  acknowledge: [
    {
      by: 'POST /issues/{issueId}/acknowledgements',
      ready: async (stage, written) => {
        const { issue, version, others } = await withLeaks(stage, written)
        const request = { version, key: others[0]?.key, reason: '公开的值班电话' }
        return {
          does: async () => ok(await stage.editor.post(`${at(issue)}/acknowledgements`, request)),
          mayChange: listOf(issue),
        }
      },
    },
  ],
  'take-back-acknowledgement': [
    {
      by: 'POST /issues/{issueId}/acknowledgements/removals',
      ready: async (stage, written) => {
        const { issue, version, first } = await withLeaks(stage, written)
        const request = { version, key: first?.key }
        return {
          does: async () => ok(await stage.editor.post(`${at(issue)}/acknowledgements/removals`, request)),
          mayChange: listOf(issue),
        }
      },
    },
  ],
} satisfies Record<string, Trial[]>
