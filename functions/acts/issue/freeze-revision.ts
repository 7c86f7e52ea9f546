/** Freezing a revision: what the issue would print and say by mail now becomes fixed, hashed, and goes to be rendered. */

import { Content } from '#shared/content/content.ts'
import { hashOf } from '#shared/hash.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { unprintedIn } from '#shared/print/unprinted.ts'
import { Refusal } from '#shared/refusals.ts'
import { letterOf } from '../../mail/issue-letter.ts'
import { ownGlyph } from '../../print/own-fonts.ts'
import { shippedGlyph } from '../../print/shipped-glyphs.ts'
import { addRevision } from '../../store/rows.ts'
import type { Effect, Moving } from '../effect.ts'
import { keepLetter } from './kept-letter.ts'

/** More than these are not told at once. */
const MOST_TOLD = 10

/**
 * The change and the work of sending to review.
 * @throws Refusal `content-too-large` when print would not take it; `no-such-glyph` with each character that no font has.
 */
export async function assembleReview({ deps, issue, publication, actor, now }: Moving): Promise<Effect<Issue>> {
  const parsed = Content.safeParse(contentOf(issue, publication))
  if (!parsed.success) throw new Refusal('content-too-large')
  const content = parsed.data
  const own = ownGlyph(content.fonts ?? {})
  const unprinted = unprintedIn(content, (part, code) => shippedGlyph(part, code) || own(part, code))
  if (unprinted.length > 0)
    throw new Refusal(
      'no-such-glyph',
      unprinted.slice(0, MOST_TOLD).map(({ path, message }) => ({ path, message })),
    )
  const contentHash = await hashOf(content)
  const letterHash = await keepLetter(deps, letterOf(deps.place, { issue, publication, content }))
  const revision = issue.revisions + 1
  const at = now.toISOString()
  return {
    change: {
      revisions: revision,
      inputOpen: false,
      returned: null,
      review: {
        revision,
        contentHash,
        letterHash,
        sentBy: actor.id,
        sentAt: at,
        pdf: null,
        renderFailure: null,
        steps: publication.steps,
        approvals: [],
      },
    },
    writes: [
      addRevision({
        issueId: issue.id,
        version: 1,
        revision,
        content,
        contentHash,
        frozenBy: actor.id,
        frozenAt: at,
        pdf: null,
      }),
    ],
    tasks: [{ kind: 'render', issueId: issue.id, revision }],
    facts: { revision, contentHash, letterHash },
  }
}
