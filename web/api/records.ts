/** Queries of records by pages, the newest first: of an issue, of what administrators keep, of access. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import { answer, api } from './client.ts'
import { from } from './every-page.ts'
import { keys } from './queries.ts'

/** `after` null is the newest page. */
export const audit = (issueId: string, after: string | null) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'audit', after],
    queryFn: () => answer(api.issues[':issueId'].audit.$get({ param: { issueId }, query: from(after) })),
    placeholderData: keepPreviousData,
  })

/** Of its comments, apart from its own. */
export const commentAudit = (issueId: string, after: string | null) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'comment-audit', after],
    queryFn: () => answer(api.issues[':issueId'].comments.audit.$get({ param: { issueId }, query: from(after) })),
    placeholderData: keepPreviousData,
  })

/** The records of what administrators keep. */
export type RecordOf = 'publication' | 'people' | 'suppressions' | 'access'

/** `month`: `YYYY-MM`, of the record of access. */
export const records = (
  of: RecordOf,
  { publicationId, month, after }: { publicationId: string; month: string; after: string | null },
) =>
  queryOptions({
    queryKey: ['records', of, publicationId, month, after],
    queryFn: () => {
      const query = from(after)
      if (of === 'people') return answer(api.people.audit.$get({ query }))
      if (of === 'access') return answer(api.access[':month'].audit.$get({ param: { month }, query }))
      if (of === 'suppressions') return answer(api.suppressions.audit.$get({ query }))
      return answer(api.publications[':publicationId'].audit.$get({ param: { publicationId }, query }))
    },
    staleTime: 0,
  })
