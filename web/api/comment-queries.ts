/** The query of an issue's comments: for those who read them, and for those who only ask whether any stands open. */
import { queryOptions } from '@tanstack/react-query'
import type { Comment } from '#shared/comments/comment.ts'
import { answer, api } from './client.ts'
import { everyPage } from './every-page.ts'
import { noting } from './noting.ts'
import { keys } from './queries.ts'

export const commentsOf = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'comments'],
    queryFn: async (of): Promise<Comment[]> =>
      (
        await noting(
          of,
          everyPage(
            (query) => answer(api.issues[':issueId'].comments.$get({ param: { issueId }, query })),
            (page) => page.comments,
          ),
        )
      ).rows,
    staleTime: 60_000,
  })
