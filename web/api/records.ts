/** Queries of records by pages, the newest first: of an issue, of what administrators keep, of access. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { RecordFilter } from '#shared/audit-filter.ts'
import { answer, api } from './client.ts'
import { from } from './every-page.ts'
import { keys } from './queries.ts'

/** `after` null is the newest page. */
export type AskedOfRecord = { filter: RecordFilter; after: string | null }
const queryOf = ({ filter: { who, act }, after }: AskedOfRecord) => ({
  ...from(after),
  ...(who && { who }),
  ...(act && { act }),
})

export const audit = (issueId: string, asked: AskedOfRecord) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'audit', queryOf(asked)],
    queryFn: () => answer(api.issues[':issueId'].audit.$get({ param: { issueId }, query: queryOf(asked) })),
    placeholderData: keepPreviousData,
  })

/** Of its comments, apart from its own. */
export const commentAudit = (issueId: string, asked: AskedOfRecord) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'comment-audit', queryOf(asked)],
    queryFn: () => answer(api.issues[':issueId'].comments.audit.$get({ param: { issueId }, query: queryOf(asked) })),
    placeholderData: keepPreviousData,
  })

/** The records of what administrators keep. */
export type RecordOf = 'publication' | 'people' | 'suppressions' | 'access'

/** `month`: `YYYY-MM`, of the record of access. */
export const records = (
  of: RecordOf,
  { publicationId, month, asked }: { publicationId: string; month: string; asked: AskedOfRecord },
) =>
  queryOptions({
    queryKey: ['records', of, publicationId, month, queryOf(asked)],
    queryFn: () => {
      const query = queryOf(asked)
      if (of === 'people') return answer(api.people.audit.$get({ query }))
      if (of === 'access') return answer(api.access[':month'].audit.$get({ param: { month }, query }))
      if (of === 'suppressions') return answer(api.suppressions.audit.$get({ query }))
      return answer(api.publications[':publicationId'].audit.$get({ param: { publicationId }, query }))
    },
    staleTime: 0,
    placeholderData: keepPreviousData,
  })
