/** Both ways between an issue and its corrections, and the button that opens one. */
import { useQuery } from '@tanstack/react-query'
import { lazy, Suspense, useState } from 'react'
import { Link } from 'wouter'
import { hasCorrected } from '#shared/distribution/standing-labels.ts'
import { corrections } from '../../api/queries.ts'
import { Button } from '../../parts/button.tsx'
import { routes } from '../../routes.ts'
import { issueBadge } from '../../state-badges.ts'
import { useTheDesk } from './use-desk.ts'

const OpenCorrection = lazy(async () => ({ default: (await import('./open-correction.tsx')).OpenCorrection }))

/** `更正 2026年第2期` at a correction, `已由 2026年第3期 更正` at what it corrects; nothing at other issues. */
export function CorrectionFacts() {
  const { issue } = useTheDesk()
  const { corrects } = issue
  const { data } = useQuery({ ...corrections(issue.id), enabled: issue.signOff !== null })
  return (
    <>
      {corrects && (
        <span>
          更正{' '}
          <Link href={routes.issue(corrects.issueId)} className="link">
            {corrects.label}
          </Link>
        </span>
      )}
      {data?.corrections.map(({ issueId, label, state }) => {
        const standing = data.standings[issueId]
        const corrected = hasCorrected(standing)
        return (
          <span key={issueId} className={corrected ? 'late' : undefined}>
            {corrected ? '已由 ' : '更正办理中：'}
            <Link href={routes.issue(issueId)} className="link">
              {label}
            </Link>
            {corrected ? ' 更正' : `（${issueBadge({ state, corrects: undefined }, standing).label}）`}
          </span>
        )
      })}
    </>
  )
}

/** To an editor, at an issue that was signed here. */
export function CorrectButton() {
  const { issue, person } = useTheDesk()
  const [asked, setAsked] = useState(false)
  if (issue.signOff === null || !person.roles.includes('editor')) return null
  return (
    <div className="moves">
      <Button onPress={() => setAsked(true)}>开更正</Button>
      {asked && (
        <Suspense>
          <OpenCorrection onClose={() => setAsked(false)} />
        </Suspense>
      )}
    </div>
  )
}
