/** To whoever sends an issue again, or to one more mailbox, or says that one has it: that it was corrected, and what comes of that. */
import { useQuery } from '@tanstack/react-query'
import { isToldInLetters } from '#shared/distribution/standing-labels.ts'
import { corrections } from '../../../api/queries.ts'
import { Notice } from '../../../parts/notice.tsx'

/** Nothing where no correction of it is signed. `writes`: whether a letter of the issue goes out now. */
export function Corrected({ issueId, writes = true }: { issueId: string; writes?: boolean }) {
  const { data } = useQuery(corrections(issueId))
  const signed = (data?.corrections ?? []).filter(({ state }) => state === 'published')
  const gone = signed.filter(({ issueId: id }) => {
    const standing = data?.standings[id]
    return standing && isToldInLetters(standing)
  })
  const toCome = signed.filter((one) => !gone.includes(one))
  return [
    { some: gone, title: '本期已由', ends: '更正', says: '邮件会写明本期已更正、更正的是什么。' },
    { some: toCome, title: '更正本期的', ends: '已签发，还没有发出', says: '邮件不提更正。' },
  ].map(
    ({ some, title, ends, says }) =>
      some.length > 0 && (
        <Notice key={ends} tone="amber" title={`${title}${some.map(({ label }) => label).join('、')}${ends}`}>
          {writes && says}更正的分发记录中还没有的邮箱，更正发出时也发去，记在更正那一期。
        </Notice>
      ),
  )
}
