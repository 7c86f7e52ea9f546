/** The text of the revision under review, read again when another one goes there. */
import { useQuery } from '@tanstack/react-query'
import { useEffect } from 'react'
import { reviewShown } from '../../../api/queries.ts'

/** `hash`: of the content under review; undefined where nothing is. `isOther`: what was read last is not that. */
export function useReviewShown(issueId: string, hash: string | undefined) {
  const { data, isError, error, refetch } = useQuery({ ...reviewShown(issueId), enabled: hash !== undefined })
  const isOther = data !== undefined && data.contentHash !== hash
  useEffect(() => {
    // Two views ask at once: the second waits for the first.
    if (isOther && hash !== undefined) void refetch({ cancelRefetch: false })
  }, [isOther, hash, refetch])
  return { data, isOther, isError, error, refetch }
}
