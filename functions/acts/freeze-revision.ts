/** Freezing a revision: what the issue would print now becomes fixed, hashed, and goes to be rendered. */
import { contentOf } from '#shared/assemble.ts'
import { Content } from '#shared/content.ts'
import { hashOf } from '#shared/hash.ts'
import { Refusal } from '#shared/refusals.ts'
import { addRevision } from '../store/rows.ts'
import { type Move, type Prepared, reviewRequests } from './prepared-move.ts'

/** The change and the work of sending to review. @throws Refusal `content-too-large` when print would not take it. */
export async function assembleReview({ issue, publication, actor, now }: Move): Promise<Prepared> {
  const parsed = Content.safeParse(contentOf(issue, publication))
  if (!parsed.success) throw new Refusal('content-too-large')
  const content = parsed.data
  const contentHash = await hashOf(content)
  const revision = issue.revisions + 1
  const at = now.toISOString()
  const first = publication.steps[0]
  return {
    change: {
      revisions: revision,
      inputOpen: false,
      returned: null,
      review: {
        revision,
        contentHash,
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
    tasks: [{ kind: 'render', issueId: issue.id, revision }, ...(first ? reviewRequests(issue.id, first) : [])],
    facts: { revision, contentHash },
  }
}
