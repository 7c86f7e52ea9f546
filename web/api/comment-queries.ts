/** The query of an issue's comments: for those who read them, and for those who only ask whether any stands open. */
import { queryOptions } from '@tanstack/react-query'
import type { Comment } from '#shared/comments/comment.ts'
import { answer, api } from './client.ts'
import { everyRow } from './every-page.ts'
import { keys } from './queries.ts'

export const commentsOf = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'comments'],
    queryFn: (of): Promise<Comment[]> =>
      everyRow(
        (query) => answer(api.issues[':issueId'].comments.$get({ param: { issueId }, query })),
        (page) => page.comments,
        of,
      ),
    staleTime: 60_000,
  })
