/** The findings in a submission's text as the server will find them when it is handed in: to be mended, or to be acknowledged. */
import { useEffect, useState } from 'react'
import type { Publication } from '#shared/centre/publication.ts'
import type { Finding } from '#shared/checks/check-content.ts'
import type { Keyed } from '#shared/checks/finding-key.ts'
import { tidy } from '#shared/text.ts'
import { useWords } from '../../parts/checks/use-words.ts'
import { useLoaded } from '../../parts/use-loaded.ts'
import type { Call } from './call.ts'

export type BeforeHandIn = { forbidden: Finding[]; doubtful: Keyed[] }

/** `found`: null until it is known. */
export function useBeforeHandIn(typed: string, { issue }: Call, publication: Publication) {
  const { module: checks, ...code } = useLoaded(
    'check-submission',
    () => import('../../parts/checks/check-submission.ts'),
  )
  const { words, ...lists } = useWords()
  const [found, setFound] = useState<BeforeHandIn | null>(null)
  const text = tidy(typed)
  const { period, issueDate } = issue
  useEffect(() => {
    if (!checks || !words) return
    const findings = checks.findingsIn(text, { publication, words, period, issueDate })
    let isOvertaken = false
    void checks.doubtfulIn(text, findings).then((doubtful) => {
      if (!isOvertaken) setFound({ forbidden: findings.filter(({ level }) => level === 'blocks'), doubtful })
    })
    return () => {
      isOvertaken = true
    }
  }, [checks, words, text, publication, period, issueDate])
  return { found, hasFailed: code.hasFailed || lists.hasFailed }
}
