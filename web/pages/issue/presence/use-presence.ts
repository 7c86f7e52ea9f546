/** The others at the desk, as the page's own asking hears of them, and the saying that one is there oneself. */
import { useQuery } from '@tanstack/react-query'
import { createContext, useContext, useEffect } from 'react'
import type { Issue } from '#shared/issue/issue.ts'
import type { Present } from '#shared/issue/presence.ts'
import { SAY_AGAIN_MS } from '#shared/issue/presence-limits.ts'
import { answer, api } from '../../../api/client.ts'
import { issueNow } from '../use-news.ts'

/** Somebody who only goes by, with Tab, is in none of the items. */
const REST_MS = 400
const NOBODY: readonly Present[] = []

type Here = { edited: string | null; others: readonly Present[] }

const AtDeskContext = createContext<Here>({ edited: null, others: NOBODY })
export const AtDeskProvider = AtDeskContext.Provider
export const useAtDesk = (): Here => useContext(AtDeskContext)

/** Of what NewsLine asks every few seconds; here nothing is asked. */
export function useOthers(issue: Pick<Issue, 'id' | 'state'>): readonly Present[] {
  const { data } = useQuery({ ...issueNow(issue), enabled: false, select: ({ present }) => present })
  return data ?? NOBODY
}

/** While the page shows: at once when the item is another, and every so often. Nobody is disturbed where it cannot be said. */
export function useSayPresent(issueId: string, editable: boolean, itemId: string | null): void {
  useEffect(() => {
    if (!editable) return
    const say = () => {
      if (document.visibilityState !== 'visible') return
      // Read to its end: an answer that nobody reads keeps its connection.
      answer(api.issues[':issueId'].presence.$post({ param: { issueId }, json: { itemId } })).catch(() => undefined)
    }
    const first = setTimeout(say, REST_MS)
    const again = setInterval(say, SAY_AGAIN_MS)
    document.addEventListener('visibilitychange', say)
    return () => {
      clearTimeout(first)
      clearInterval(again)
      document.removeEventListener('visibilitychange', say)
    }
  }, [issueId, editable, itemId])
}
