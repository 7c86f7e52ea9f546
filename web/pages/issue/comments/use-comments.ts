/** The comments of the issue that stands open: read, written, and who may. */
import { useQuery } from '@tanstack/react-query'
import type { Comment, CommentMoveRequest, CommentRequest } from '#shared/comments/comment.ts'
import { type CommentMove, whyNotComment, whyNotMoveComment } from '#shared/comments/comment-workflow.ts'
import type { StandsAt } from '#shared/comments/stands-at.ts'
import { answer, api } from '../../../api/client.ts'
import { commentsOf } from '../../../api/comment-queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { isOvertaken } from '../../../api/refused.ts'
import { useStandsInFor } from '../../../api/stands-in.ts'
import { useTheDesk } from '../use-desk.ts'

export const openOnes = (comments: readonly Comment[] = []): Comment[] =>
  comments.filter(({ state }) => state === 'open')

/** `at`: where it stands in what is shown; null where that has gone. */
export type PlacedComment = { comment: Comment; at: StandsAt | null }

const NONE: readonly Comment[] = []

export function useComments() {
  const { issue, publication, person } = useTheDesk()
  const standsInFor = useStandsInFor()
  const query = commentsOf(issue.id)
  const { data, error, refetch } = useQuery(query)
  const facts = { issue, publication, actor: person, standsInFor }
  const { comments: routes } = api.issues[':issueId']
  const put = (one: Comment) =>
    queryClient.setQueryData(query.queryKey, (before = []) =>
      before.some(({ id }) => id === one.id)
        ? before.map((other) => (other.id === one.id ? one : other))
        : [...before, one],
    )
  /** What somebody else did first is shown beside what was not done. */
  const writing = async (send: () => Promise<Comment>): Promise<void> => {
    try {
      put(await send())
    } catch (refusal) {
      if (isOvertaken(refusal)) void refetch()
      throw refusal
    }
  }
  return {
    comments: data ?? NONE,
    isRead: data !== undefined,
    unread: data === undefined ? error : null,
    retry: () => void refetch(),
    key: query.queryKey,
    whyNotComment: whyNotComment(facts),
    mayMove: (comment: Comment, move: CommentMove) => whyNotMoveComment(comment.state, move, facts) === null,
    add: (request: CommentRequest) =>
      writing(() => answer(routes.$post({ param: { issueId: issue.id }, json: request }))),
    move: ({ id }: Comment, request: CommentMoveRequest) =>
      writing(() =>
        answer(routes[':commentId'].moves.$post({ param: { issueId: issue.id, commentId: id }, json: request })),
      ),
  }
}

export type Comments = ReturnType<typeof useComments>
