/** The leader's decision, at the foot of the screen: approve or sign off, or return; or whose turn it is. */
import { useQuery } from '@tanstack/react-query'
import { useEffect, useState } from 'react'
import type { ApprovalStep } from '#shared/centre/publication.ts'
import { currentStep, ISSUE_MOVES, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { people } from '../../../api/queries.ts'
import { nameToday, useStandsInFor } from '../../../api/stands-in.ts'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { useRefusalSentences } from '../../../parts/refusal-sentences.ts'
import { useReviewShown } from '../reading/use-review-shown.ts'
import { useTheDesk } from '../use-desk.ts'
import { moveOf, type Standing, standing } from './decision-words.ts'
import { type Unread, unreadOf } from './read-before.ts'
import { WithdrawApproval } from './withdraw-approval.tsx'

const Approve = lazyPart(async () => (await import('./approve.tsx')).Approve)
const ReturnIssue = lazyPart(async () => (await import('./return-issue.tsx')).ReturnIssue)

export function DecisionBar() {
  const { issue, publication, person } = useTheDesk()
  const { data: known = [] } = useQuery(people)
  const [asked, setAsked] = useState<{ move: 'approve' | 'sign-off' | 'return'; stepName: string } | null>(null)
  const nameOf = (id: string) => nameToday(known, id)
  const standsInFor = useStandsInFor()
  const step = currentStep(issue, publication)
  const reader = { publication, actor: person, nameOf, standsInFor }
  const isRefused = step !== undefined && whyNotMoveIssue(issue, moveOf(step, issue, publication), reader) !== null
  const sentenceOf = useRefusalSentences(isRefused && person.roles.includes('leader'))
  const stands = standing(issue, { ...reader, sentenceOf })
  const close = () => setAsked(null)
  const { unread, see } = useUnread()
  return (
    <>
      {stands && step && person.roles.includes('leader') && (
        <Bar
          stands={stands}
          step={step}
          unread={unread}
          onSee={see}
          onAsk={(move) => setAsked({ move, stepName: step.name })}
        />
      )}
      {/* It stays when the issue leaves the review meanwhile: its answer then says what happened. */}
      {asked && asked.move !== 'return' && <Approve move={asked.move} stepName={asked.stepName} onClose={close} />}
      {asked?.move === 'return' && <ReturnIssue stepName={asked.stepName} onClose={close} />}
    </>
  )
}

/** What the reader has not seen of the revision under review. It is kept while the issue goes back and forth, until the page is left. */
function useUnread(): { unread: Unread | null; see: () => void } {
  const { issue, person } = useTheDesk()
  const hash = issue.state === 'review' ? issue.review?.contentHash : undefined
  const decides = person.roles.includes('leader')
  const { data, isError } = useReviewShown(issue.id, decides ? hash : undefined)
  const [seen, setSeen] = useState<string | null>(null)
  useEffect(() => {
    if (hash !== undefined) setSeen((first) => first ?? hash)
  }, [hash])
  return {
    unread: hash === undefined ? null : unreadOf({ hash, seen, shown: data?.contentHash ?? null, failed: isError }),
    see: () => setSeen(hash ?? null),
  }
}

type BarProps = {
  stands: Standing
  step: ApprovalStep
  unread: Unread | null
  onSee: () => void
  onAsk: (move: 'approve' | 'sign-off' | 'return') => void
}

function Bar({ stands, step, unread, onSee, onAsk }: BarProps) {
  const { issue, publication, person } = useTheDesk()
  const yes = moveOf(step, issue, publication)
  const standsInFor = useStandsInFor()
  const mayReturn = whyNotMoveIssue(issue, 'return', { publication, actor: person, standsInFor }) === null
  const mayDo = stands.mayDecide || mayReturn
  return (
    <section className="decision" aria-label="审核意见">
      <p className="decision-step">
        <strong>{step.name}</strong>
        {/* Always there: what is put into it is read out. */}
        <span className="muted" role="status">
          {mayDo && unread === 'exchanged'
            ? `送审稿已更换为第 ${issue.review?.revision} 稿，请重新审阅。`
            : mayDo && unread === 'loading'
              ? '正在读取送审稿…'
              : stands.text}
        </span>
      </p>
      <WithdrawApproval />
      {mayDo && unread === 'exchanged' && <Button onPress={onSee}>已看到</Button>}
      {mayDo && (
        <div className="decision-buttons">
          <Button isDisabled={!mayReturn || unread !== null} onPress={() => onAsk('return')}>
            {ISSUE_MOVES.return.label}
          </Button>
          <Button
            kind={yes === 'sign-off' ? 'red' : 'main'}
            isDisabled={!stands.mayDecide || unread !== null}
            onPress={() => onAsk(yes)}
          >
            {ISSUE_MOVES[yes].label}
          </Button>
        </div>
      )}
    </section>
  )
}
