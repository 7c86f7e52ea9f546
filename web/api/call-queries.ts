/** Queries of the calls for news, as the department that was called reads them. */
import { queryOptions } from '@tanstack/react-query'
import { answer, api } from './client.ts'
import { everyRow, filledPage } from './every-page.ts'
import { noting } from './noting.ts'
import { keys } from './queries.ts'
import { queryClient } from './query-client.ts'

/** A page of what called the reader's department; `after` null is the first. */
export const callList = (after: string | null) =>
  queryOptions({
    queryKey: [...keys.calls, after],
    queryFn: (of) =>
      noting(
        of,
        filledPage(
          (begin) => answer(api.calls.$get({ query: begin })),
          after,
          (page) => page.calls,
        ),
      ),
  })

/** All of them that still take news. */
export const openCalls = queryOptions({
  queryKey: [...keys.calls, 'open'],
  queryFn: () =>
    everyRow(
      (query) => answer(api.calls.$get({ query: { open: 'true', ...query } })),
      (page) => page.calls,
    ),
})

export const call = (issueId: string) =>
  queryOptions({
    queryKey: keys.call(issueId),
    queryFn: () => answer(api.calls[':issueId'].$get({ param: { issueId } })),
  })

/** What the reader's department handed in this year, and what was adopted of it. */
export const ownTally = queryOptions({
  queryKey: [...keys.calls, 'tally'],
  queryFn: () => answer(api['own-tally'].$get()),
})

/** What the reader's department wrote for this call changed: its lists are read anew. */
export const callAnew = (issueId: string) =>
  Promise.all([keys.calls, keys.call(issueId)].map((queryKey) => queryClient.invalidateQueries({ queryKey })))
