/** Asks every few seconds what others did to the issue that stands open; reads it again when it is something, and says it. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Issue } from '#shared/issue/issue.ts'
import { answer, api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { askAgainMs, type Known, newsOf, newsSince } from './news.ts'

const FIRST_MS = 1_500

export const issueNow = ({ id, state }: Pick<Issue, 'id' | 'state'>) =>
  queryOptions({
    queryKey: ['now', id],
    queryFn: () => answer(api.issues[':issueId'].now.$get({ param: { issueId: id } })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: (query) => askAgainMs({ state }, query.state.status === 'error'),
    // A tab that does not show asks nothing, and asks at once when it shows again.
    refetchIntervalInBackground: false,
    refetchOnWindowFocus: 'always',
  })

type Told = { text: string; at: string }

export function useNews({ id, state, updatedAt }: Pick<Issue, 'id' | 'state' | 'updatedAt'>): {
  news: Told | null
  dismiss: () => void
} {
  const person = usePerson()
  // The page itself was read a moment ago, and comes first.
  const [isDue, setDue] = useState(false)
  useEffect(() => {
    const timer = setTimeout(() => setDue(true), FIRST_MS)
    return () => clearTimeout(timer)
  }, [])
  const { data } = useQuery({ ...issueNow({ id, state }), enabled: isDue })
  const known = useRef<Known | null>(null)
  const [news, setNews] = useState<Told | null>(null)
  useEffect(() => {
    if (!data) return
    const { reread, told } = newsSince(known.current, data, { readerId: person.id, updatedAt })
    known.current = { seq: data.seq, at: data.last?.at ?? '' }
    if (reread) void queryClient.invalidateQueries({ queryKey: keys.issue(id) })
    const text = told && newsOf(told, person.id)
    if (told && text) setNews({ text, at: told.at })
  }, [data, id, person.id, updatedAt])
  return { news, dismiss: () => setNews(null) }
}
