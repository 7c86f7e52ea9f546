/** Commenting on a passage of the revision that is under review. */
import { isDeepStrictEqual } from 'node:util'
import type { Actor } from '#shared/centre/person.ts'
import type { Comment, CommentRequest } from '#shared/comments/comment.ts'
import { LONGEST_PASSAGE, MOST_COMMENTS } from '#shared/comments/comment-limits.ts'
import { COMMENT_BEGINNING, whyNotComment } from '#shared/comments/comment-workflow.ts'
import { commentableTexts } from '#shared/comments/commentable.ts'
import { passageAt, wholeOf } from '#shared/comments/passage.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { COMMENT_NOTICES } from '#shared/notices.ts'
import { Refusal } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { addComment, countComments, findComment } from '../../store/comments.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole, loadRevision } from '../../store/load.ts'
import { expectIssue } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { absentFor } from '../issue/absent-for.ts'
import { noticesOf } from '../notices/notices.ts'
import { aboutComment } from './about-comment.ts'

/**
 * Written once, however often the same is asked for with the same id.
 * @throws Refusal `not-their-review`, `comments-closed`, `not-in-review`; `not-what-you-saw` where another revision is under review;
 * `bad-request` where it has no such passage; `too-many-comments` (two at once may pass the limit by one); `stale` where the id
 * is that of another comment
 */
export const comment = (deps: Deps, actor: Actor, issueId: string, request: CommentRequest): Promise<Comment> =>
  decideAnew(async () => {
    const before = await findComment(deps.table, issueId, request.id)
    if (before) {
      if (before.by.id !== actor.id || !(await isTheSame(deps, before, request))) throw new Refusal('stale')
      return before
    }
    const { issue, publication } = await loadIssueWhole(deps.table, issueId)
    const now = deps.clock()
    const absent = await absentFor(deps.table, { issue, publication, actor, move: COMMENT_BEGINNING, now })
    const refusal = whyNotComment({ issue, publication, actor, standsInFor: absent.map(({ id }) => id) })
    if (refusal) throw new Refusal(refusal)
    if ((await countComments(deps.table, issueId, MOST_COMMENTS)) === MOST_COMMENTS)
      throw new Refusal('too-many-comments')
    const added: Comment = {
      ...{ id: request.id, issueId, version: 1, state: COMMENT_BEGINNING.to },
      ...(await placeOf(deps, { issueId, revision: issue.review?.revision ?? 0 }, request)),
      ...{ by: { id: actor.id, name: actor.name }, at: now.toISOString(), text: request.text },
      ...{ answers: [], resolved: null },
    }
    const { tasks, facts } = await noticesOf(COMMENT_NOTICES.comment, {
      ...{ table: deps.table, now, actor, publication },
      ...{ before: issue, issue, reason: '', comment: added },
    })
    await commit(deps.table, {
      writes: [addComment(added), expectIssue(issue)],
      record: {
        subject: subjects.comments(issueId),
        act: act(actor, now, 'comment', aboutComment(added), {
          why: added.text,
          facts: { comment: added.id, revision: added.revision, ...facts },
        }),
      },
      work: tasks.map((task) => workFor(deps.newId(), task, now)),
    })
    return added
  })

type Placed = Pick<Comment, 'revision' | 'sectionId' | 'itemId' | 'part' | 'where' | 'whole' | 'passage'>

/** Where in the revision that is under review it is, by what its writer read. */
async function placeOf(
  { table }: Deps,
  { issueId, revision }: { issueId: string; revision: number },
  request: CommentRequest,
): Promise<Placed> {
  const frozen = await loadRevision(table, issueId, revision)
  if (frozen.contentHash !== request.contentHash) throw new Refusal('not-what-you-saw')
  const placed = placedIn(frozen, request)
  if (!placed)
    throw new Refusal('bad-request', [
      { path: 'start', message: `所选的文字不在这一稿中，或超过 ${LONGEST_PASSAGE} 字，请重新选择。` },
    ])
  return placed
}

function placedIn(
  { revision, content, ids }: Revision,
  { section, item, part, start, end }: CommentRequest,
): Placed | null {
  const of = commentableTexts(content, ids).find(
    (one) => one.section === section && one.item === item && one.part === part,
  )
  const whole = start === undefined || end === undefined
  const passage = of && (whole ? wholeOf(of.text) : passageAt(of.text, start, end))
  if (!passage) return null
  const { sectionId, itemId, where } = of
  return { revision, sectionId, itemId, part, where, whole, passage }
}

/** Whether it is asked for again as it was written: what was corrected since is another comment. */
async function isTheSame({ table }: Deps, before: Comment, request: CommentRequest): Promise<boolean> {
  const frozen = await loadRevision(table, before.issueId, before.revision)
  if (frozen.contentHash !== request.contentHash || before.text !== request.text) return false
  const placed = placedIn(frozen, request)
  return placed !== null && isDeepStrictEqual({ ...before, ...placed }, before)
}
