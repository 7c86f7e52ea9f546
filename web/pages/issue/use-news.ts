/** Asks every few seconds what others did to the issue that stands open; reads it again when it is something, and says it. */
import { queryOptions, useQuery } from '@tanstack/react-query'
import { useEffect, useRef, useState } from 'react'
import type { Issue } from '#shared/issue/issue.ts'
import { answer, api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { newsOf } from './news.ts'

/** Within five seconds a page tells what others did, the answer's way included. A tab that does not show asks nothing. */
const EVERY_MS = 4_000

const issueNow = (issueId: string) =>
  queryOptions({
    queryKey: ['now', issueId],
    queryFn: () => answer(api.issues[':issueId'].now.$get({ param: { issueId } })),
    staleTime: 0,
    gcTime: 0,
    retry: false,
    refetchInterval: EVERY_MS,
    refetchOnWindowFocus: 'always',
  })

type News = { text: string; at: string }

export function useNews({ id, updatedAt }: Pick<Issue, 'id' | 'updatedAt'>): {
  news: News | null
  dismiss: () => void
} {
  const person = usePerson()
  const { data } = useQuery(issueNow(id))
  const known = useRef<number | null>(null)
  const [news, setNews] = useState<News | null>(null)
  useEffect(() => {
    if (!data || data.seq === known.current) return
    const first = known.current === null
    known.current = data.seq
    const { last } = data
    // Between the reading of the page and the first asking something may have happened, too.
    if (first ? last === null || last.at <= updatedAt : last?.who.id === person.id) return
    void queryClient.invalidateQueries({ queryKey: keys.issue(id) })
    const text = first || !last ? null : newsOf(last, person.id)
    if (text !== null && last) setNews({ text, at: last.at })
  }, [data, id, person.id, updatedAt])
  return { news, dismiss: () => setNews(null) }
}
