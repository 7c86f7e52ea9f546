/** The page until it has something to show: loading, failure with another try, or nothing there. */
import type { UseQueryResult } from '@tanstack/react-query'
import { type ReactNode, useEffect, useState } from 'react'
import { sentenceOf } from '../api/refused.ts'
import { Button } from './button.tsx'
import { Notice } from './notice.tsx'

export const Loading = ({ what = '正在载入…' }: { what?: string }) => (
  <div className="loading" role="status">
    <span className="loading-bar" aria-hidden="true" />
    {what}
  </div>
)

export const Failure = ({ error, onRetry }: { error: unknown; onRetry: () => void }) => (
  <Notice
    tone="red"
    actions={
      <Button small onPress={onRetry}>
        重试
      </Button>
    }
  >
    {sentenceOf(error)}
  </Notice>
)

export const Empty = ({ children }: { children: ReactNode }) => <p className="empty">{children}</p>

/** What may come late or not at all is not waited for any longer, in milliseconds. */
export const MOST_WAIT_MS = 1_500

type Query = Pick<UseQueryResult, 'isPending' | 'fetchStatus'>

/** Whether all of them were answered, or failed, once: what is not asked for, or cannot be, is not waited for. */
export const useAnswered = (...queries: readonly Query[]): boolean =>
  useOnce(queries.every(({ isPending, fetchStatus }) => !isPending || fetchStatus !== 'fetching'))

/** Whether it is so, or was once; or the page has stood for `mostMs`, after which it is not waited for. */
export function useOnce(isSo: boolean, mostMs: number | null = null): boolean {
  const [once, setOnce] = useState(isSo)
  if (isSo && !once) setOnce(true)
  useEffect(() => {
    if (mostMs === null) return
    const timer = setTimeout(() => setOnce(true), mostMs)
    return () => clearTimeout(timer)
  }, [mostMs])
  return isSo || once
}

type LoadedProps<T> = {
  query: UseQueryResult<T>
  /** Of what is shown above or among its data: waited for, so that nothing moves away from under a hand, and may fail. */
  beside?: readonly Query[]
  children: (data: T) => ReactNode
}

/** The data of a query, or what stands for it meanwhile. */
export function Loaded<T>({ query, beside = [], children }: LoadedProps<T>) {
  const isComplete = useAnswered(...beside)
  if (query.data !== undefined && isComplete) return <>{children(query.data)}</>
  if (query.data === undefined && query.isError)
    return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Loading />
}
