/** To whoever sends an issue again, or to one more mailbox: that it was corrected, and what comes of that. */
import { useQuery } from '@tanstack/react-query'
import { corrections } from '../../../api/queries.ts'
import { Notice } from '../../../parts/notice.tsx'

/** Nothing where no correction of it is signed. */
export function Corrected({ issueId }: { issueId: string }) {
  const { data = [] } = useQuery(corrections(issueId))
  const by = data.filter(({ state }) => state === 'published').map(({ label }) => label)
  if (by.length === 0) return null
  return (
    <Notice tone="amber" title={`本期已由${by.join('、')}更正`}>
      邮件会写明本期已更正、更正的是什么。更正的分发记录中还没有的邮箱，系统同时把更正也发去，记在更正那一期。
    </Notice>
  )
}
