/** The acknowledgements of an issue in work, and the months that its figures are held against: read together, written one by one. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import type { PastMonth } from '#shared/checks/figures/history.ts'
import { answer, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import type { Desk } from '../use-desk.ts'

const issueChecks = (issueId: string) =>
  queryOptions({
    queryKey: [...keys.issue(issueId), 'checks'],
    queryFn: () => answer(api.issues[':issueId'].checks.$get({ param: { issueId } })),
    staleTime: 60_000,
  })

const NO_MONTHS: readonly PastMonth[] = []
const NONE: readonly Acknowledgement[] = []

type List = { version: number; acknowledged: Acknowledgement[] }

export function useAcknowledgements({ issue, editable, saver }: Pick<Desk, 'issue' | 'editable' | 'saver'>) {
  const query = issueChecks(issue.id)
  const { data, error } = useQuery({ ...query, enabled: editable })
  /** Of what is saved: the server checks that. */
  const write = (send: (version: number) => Promise<List>): Promise<void> =>
    saver.exclusive(async () => {
      try {
        const next = await send(data?.version ?? 0)
        queryClient.setQueryData(query.queryKey, (before) => before && { ...before, ...next })
      } catch (error) {
        void queryClient.invalidateQueries({ queryKey: query.queryKey })
        throw error
      }
    })
  const { acknowledgements } = api.issues[':issueId']
  const param = { issueId: issue.id }
  return {
    isRead: data !== undefined,
    unread: data === undefined ? error : null,
    history: data?.history ?? NO_MONTHS,
    acknowledged: data?.acknowledged ?? NONE,
    acknowledge: (key: string, reason: string) =>
      write((version) => answer(acknowledgements.$post({ param, json: { version, key, reason } }))),
    takeBack: (key: string) =>
      write((version) => answer(acknowledgements.removals.$post({ param, json: { version, key } }))),
  }
}
