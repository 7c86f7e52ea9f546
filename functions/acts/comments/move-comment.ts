/** Moving a comment: answered, resolved, opened again. */
import type { ActName } from '#shared/audit-labels.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Comment, CommentMoveRequest, CommentState } from '#shared/comments/comment.ts'
import { MOST_ANSWERS } from '#shared/comments/comment-limits.ts'
import { COMMENT_MOVES, type CommentFacts } from '#shared/comments/comment-workflow.ts'
import { COMMENT_NOTICES } from '#shared/notices.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { changeComment, loadComment } from '../../store/comments.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { expectIssue } from '../../store/rows.ts'
import type { Effect, Effects, Moving } from '../effect.ts'
import { absentFor } from '../issue/absent-for.ts'
import { among, tellingWhatHappened } from '../overtaken.ts'
import { takeMove } from '../take-move.ts'
import { aboutComment } from './about-comment.ts'

const RECORDED_AS = {
  answer: 'answer-comment',
  resolve: 'resolve-comment',
  reopen: 'reopen-comment',
} as const satisfies Record<CommentMoveRequest['move'], ActName>

type OfComment = Moving & { comment: Comment }

const EFFECTS: Effects<CommentMoveRequest, OfComment, Comment> = {
  answer: async (of, { text }) => effect(of, text, {}),
  resolve: async (of, { text }) => effect(of, text, { resolved: { by: byOf(of), at: of.now.toISOString() } }),
  reopen: async (of, { text }) => effect(of, text, { resolved: null }),
}

const byOf = ({ actor: { id, name } }: OfComment) => ({ id, name })

/** What was written with it stands as an answer. @throws Refusal `too-many-comments` */
function effect(of: OfComment, text: string | undefined, change: Partial<Comment>): Effect<Comment> {
  const { answers } = of.comment
  if (text && answers.length >= MOST_ANSWERS) throw new Refusal('too-many-comments')
  const more = text ? [{ by: byOf(of), at: of.now.toISOString(), text }] : []
  return { change: { ...change, answers: [...answers, ...more] }, writes: [expectIssue(of.issue)] }
}

/**
 * Moves the comment and answers it as it stands now.
 * @throws Refusal `overtaken` when somebody else was first, with what they did; `not-their-review`, `comments-closed`, `wrong-state`
 */
export const moveComment = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  request: CommentMoveRequest,
): Promise<Comment> =>
  tellingWhatHappened(
    deps,
    actor,
    {
      subject: subjects.comments(issueId),
      tells: ({ facts }) => facts.comment === id,
      same: among([RECORDED_AS[request.move]]),
    },
    () => moveOnce(deps, actor, issueId, id, request),
  )

async function moveOnce(
  deps: Deps,
  actor: Actor,
  issueId: string,
  id: string,
  request: CommentMoveRequest,
): Promise<Comment> {
  const [{ issue, publication }, comment] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    loadComment(deps.table, issueId, id),
  ])
  const now = deps.clock()
  const transition = COMMENT_MOVES[request.move]
  const absent = await absentFor(deps.table, { issue, publication, actor, move: transition, now })
  const { told: _, ...moved } = await takeMove<CommentState, CommentFacts, Comment, CommentMoveRequest, OfComment>(
    {
      transition,
      facts: { issue, publication, actor, standsInFor: absent.map(({ id: of }) => of) },
      was: comment,
      version: request.version,
      reason: request.text ?? '',
      always: () => ({}),
      write: changeComment,
      notices: COMMENT_NOTICES[request.move],
      tells: (next) => ({ issue, comment: next }),
      record: {
        head: undefined,
        subject: subjects.comments(issueId),
        what: RECORDED_AS[request.move],
        about: aboutComment(comment),
        facts: { comment: id, version: comment.version + 1 },
      },
    },
    {
      deps,
      now,
      effects: EFFECTS,
      request,
      of: (was) => ({ deps, issue, publication, actor, now, comment: was }),
    },
  )
  return moved
}
