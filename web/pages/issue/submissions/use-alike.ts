/** Which submissions say what others say too, or what was printed before. */
import { useQuery } from '@tanstack/react-query'
import { useMemo } from 'react'
import type { Submission } from '#shared/submission/submission.ts'
import { printedBefore } from '../../../api/queries.ts'
import { type AlikeById, alikeIn } from './inbox.ts'

/** With how much of what was printed before: `waiting` while it is read, `failed` where it cannot be. */
export type Compared = 'waiting' | 'failed' | { issues: number; since: string | null; lostYears: readonly string[] }

export function useAlike(issueId: string, list: readonly Submission[]): { alike: AlikeById; compared: Compared } {
  const { data, isError } = useQuery(printedBefore(issueId))
  const compared = data ?? (isError ? 'failed' : 'waiting')
  const alike = useMemo(
    (): AlikeById => (compared === 'waiting' ? new Map() : alikeIn(list, compared === 'failed' ? [] : compared.items)),
    [compared, list],
  )
  return { alike, compared }
}
