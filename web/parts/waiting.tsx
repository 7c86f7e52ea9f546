/** The page until it has something to show: loading, failure with another try, or nothing there. */
import type { UseQueryResult } from '@tanstack/react-query'
import type { ReactNode } from 'react'
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

/** The data of a query, or what stands for it meanwhile. */
export function Loaded<T>({ query, children }: { query: UseQueryResult<T>; children: (data: T) => ReactNode }) {
  if (query.data !== undefined) return <>{children(query.data)}</>
  if (query.isError) return <Failure error={query.error} onRetry={() => void query.refetch()} />
  return <Loading />
}
