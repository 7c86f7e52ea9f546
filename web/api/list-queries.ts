/** Queries of long lists, a page at a time and searched by the API: ledger, recipients, suppressions. */
import { keepPreviousData, queryOptions } from '@tanstack/react-query'
import type { DeliveryState } from '#shared/distribution/delivery.ts'
import { answer, api } from './client.ts'
import { everyRow, filledPage } from './every-page.ts'
import { keys } from './queries.ts'

/** `open`: those that need a person. */
export type LedgerState = DeliveryState | 'open'

/** A page of its ledger; what was shown stays until the next is there. */
export const ledger = (
  issueId: string,
  {
    version,
    state,
    search,
    after,
  }: {
    /** The distribution's: a page of an older one is read anew. */
    version: number
    state: LedgerState | null
    search: string
    after: string | null
  },
) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'ledger', version, state, search, after],
    queryFn: () =>
      filledPage(
        (begin) =>
          answer(
            api.issues[':issueId'].deliveries.$get({
              param: { issueId },
              query: { limit: '50', ...(state && { state }), ...(search && { search }), ...begin },
            }),
          ),
        after,
        (page) => page.deliveries,
      ),
    placeholderData: keepPreviousData,
  })

/** A page of a list: where it begins (null: the first), and of what is searched in it. */
type Listed = { search: string; after: string | null }

const asked = ({ search }: Pick<Listed, 'search'>) => (search === '' ? {} : { search })

export const suppressions = ({ search, after }: Listed) =>
  queryOptions({
    queryKey: [...keys.suppressions, search, after],
    queryFn: () =>
      filledPage(
        (begin) => answer(api.suppressions.$get({ query: { ...asked({ search }), ...begin } })),
        after,
        (page) => page.suppressions,
      ),
    placeholderData: keepPreviousData,
  })

export const recipients = (publicationId: string, { search, after }: Listed) =>
  queryOptions({
    queryKey: [...keys.recipients, publicationId, search, after],
    queryFn: () =>
      filledPage(
        (begin) =>
          answer(
            api.publications[':publicationId'].recipients.$get({
              param: { publicationId },
              query: { ...asked({ search }), ...begin },
            }),
          ),
        after,
        (page) => page.recipients,
      ),
    placeholderData: keepPreviousData,
  })

/** All of them, to compare a file with. */
export const allRecipients = (publicationId: string) =>
  queryOptions({
    queryKey: [...keys.recipients, publicationId, 'all'],
    queryFn: (of) =>
      everyRow(
        (begin) =>
          answer(
            api.publications[':publicationId'].recipients.$get({
              param: { publicationId },
              query: { limit: '1000', ...begin },
            }),
          ),
        (page) => page.recipients,
        of,
      ),
  })
