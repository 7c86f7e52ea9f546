/** Freezing a revision: what the issue would print and say by mail now becomes fixed, hashed, and goes to be rendered. */

import { reviewedSettings } from '#shared/centre/said-settings.ts'
import { Content } from '#shared/content/content.ts'
import { hashOf } from '#shared/hash.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { printedIds } from '#shared/issue/working-sections.ts'
import { Refusal } from '#shared/refusals.ts'
import { letterOf } from '../../mail/issue-letter.ts'
import { mustHaveGlyphs } from '../../print/unprinted.ts'
import { expectAcknowledgements, readAcknowledgements } from '../../store/acknowledgements.ts'
import { readInWork } from '../../store/in-work.ts'
import { addRevision } from '../../store/rows.ts'
import { judgeContent } from '../checks/judge.ts'
import { mustBeSettled } from '../checks/must-be-settled.ts'
import type { Effect, Moving } from '../effect.ts'
import { keepLetter } from './kept-letter.ts'

/**
 * The change and the work of sending to review.
 * @throws Refusal `content-too-large` when print would not take it; `no-such-glyph` with each character that no font has;
 * `wording-forbidden` and `not-acknowledged` with each finding that stands open.
 */
export async function assembleReview({ deps, issue, publication, actor, now }: Moving): Promise<Effect<Issue>> {
  const parsed = Content.safeParse(contentOf(issue, publication))
  if (!parsed.success) throw new Refusal('content-too-large')
  mustHaveGlyphs(parsed.data)
  const list = await readAcknowledgements(deps.table, issue.id)
  const judged = await judgeContent(deps.table, { issue, publication, content: parsed.data })
  const acknowledged = mustBeSettled(judged, list.acknowledged)
  const content: Content = { ...parsed.data, ...(acknowledged.length > 0 && { acknowledged }) }
  const contentHash = await hashOf(content)
  const letterHash = await keepLetter(deps, letterOf(deps.place, { issue, publication, content }))
  const revision = issue.revisions + 1
  const { signed } = await readInWork(deps.table, publication.id)
  const at = now.toISOString()
  return {
    change: {
      revisions: revision,
      inputOpen: false,
      returned: null,
      // The one who says that a finding stands may not approve it.
      authors: [...new Set([...issue.authors, ...acknowledged.map(({ by }) => by.id)])],
      review: {
        revision,
        contentHash,
        letterHash,
        settings: reviewedSettings(publication, signed),
        sentBy: actor.id,
        sentAt: at,
        pdf: null,
        renderFailure: null,
        steps: publication.steps,
        approvals: [],
      },
    },
    writes: [
      expectAcknowledgements(issue.id, list),
      addRevision({
        issueId: issue.id,
        version: 1,
        revision,
        content,
        contentHash,
        ids: printedIds(issue, publication),
        frozenBy: actor.id,
        frozenAt: at,
        pdf: null,
      }),
    ],
    tasks: [{ kind: 'render', issueId: issue.id, revision }],
    facts: { revision, contentHash, letterHash },
  }
}
