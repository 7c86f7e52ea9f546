/** The leader's decision, at the foot of the screen: approve or sign off, or return; or whose turn it is. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { ApprovalStep } from '#shared/centre/publication.ts'
import { currentStep, ISSUE_MOVES, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { people } from '../../../api/queries.ts'
import { nameToday, useStandsInFor } from '../../../api/stands-in.ts'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { useTheDesk } from '../use-desk.ts'
import { moveOf, type Standing, standing } from './standing.ts'
import { WithdrawApproval } from './withdraw-approval.tsx'

const Approve = lazyPart(async () => (await import('./approve.tsx')).Approve)
const ReturnIssue = lazyPart(async () => (await import('./return-issue.tsx')).ReturnIssue)

export function DecisionBar() {
  const { issue, publication, person } = useTheDesk()
  const { data: known = [] } = useQuery(people)
  const [asked, setAsked] = useState<{ move: 'approve' | 'sign-off' | 'return'; stepName: string } | null>(null)
  const nameOf = (id: string) => nameToday(known, id)
  const standsInFor = useStandsInFor()
  const stands = standing(issue, { publication, actor: person, nameOf, standsInFor })
  const step = currentStep(issue, publication)
  const close = () => setAsked(null)
  return (
    <>
      {stands && step && person.roles.includes('leader') && (
        <Bar stands={stands} step={step} onAsk={(move) => setAsked({ move, stepName: step.name })} />
      )}
      {/* It stays when the issue leaves the review meanwhile: its answer then says what happened. */}
      {asked && asked.move !== 'return' && <Approve move={asked.move} stepName={asked.stepName} onClose={close} />}
      {asked?.move === 'return' && <ReturnIssue stepName={asked.stepName} onClose={close} />}
    </>
  )
}

type BarProps = { stands: Standing; step: ApprovalStep; onAsk: (move: 'approve' | 'sign-off' | 'return') => void }

function Bar({ stands, step, onAsk }: BarProps) {
  const { issue, publication, person } = useTheDesk()
  const yes = moveOf(step, issue, publication)
  const standsInFor = useStandsInFor()
  const mayReturn = whyNotMoveIssue(issue, 'return', { publication, actor: person, standsInFor }) === null
  return (
    <section className="decision" aria-label="审核意见">
      <p className="decision-step">
        <strong>{step.name}</strong>
        <span className="muted">{stands.text}</span>
      </p>
      <WithdrawApproval />
      {(stands.mayDecide || mayReturn) && (
        <div className="decision-buttons">
          <Button isDisabled={!mayReturn} onPress={() => onAsk('return')}>
            {ISSUE_MOVES.return.label}
          </Button>
          <Button kind={yes === 'sign-off' ? 'red' : 'main'} isDisabled={!stands.mayDecide} onPress={() => onAsk(yes)}>
            {ISSUE_MOVES[yes].label}
          </Button>
        </div>
      )}
    </section>
  )
}
