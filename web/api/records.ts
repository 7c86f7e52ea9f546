/** Queries of records: of an issue, of what administrators keep, of access. */
import { queryOptions } from '@tanstack/react-query'
import { answer, api } from './client.ts'
import { keys } from './queries.ts'

export const audit = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'audit'],
    queryFn: () => answer(api.issues[':issueId'].audit.$get({ param: { issueId } })),
  })

/** Of its comments, apart from its own. */
export const commentAudit = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'comment-audit'],
    queryFn: () => answer(api.issues[':issueId'].comments.audit.$get({ param: { issueId } })),
  })

/** The records of what administrators keep. */
export type RecordOf = 'publication' | 'people' | 'suppressions' | 'access'

/** `month`: `YYYY-MM`, of the record of access. */
export const records = (of: RecordOf, { publicationId, month }: { publicationId: string; month: string }) =>
  queryOptions({
    queryKey: ['records', of, publicationId, month],
    queryFn: () => {
      if (of === 'people') return answer(api.people.audit.$get())
      if (of === 'access') return answer(api.access[':month'].audit.$get({ param: { month } }))
      if (of === 'suppressions') return answer(api.suppressions.audit.$get())
      return answer(api.publications[':publicationId'].audit.$get({ param: { publicationId } }))
    },
    staleTime: 0,
  })
