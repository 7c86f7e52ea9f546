/** The leader's decision, at the foot of the screen: approve or sign off, or return; disabled with the reason. */
import { useState } from 'react'
import { currentStep, ISSUE_MOVES, stepsOf, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { REFUSALS } from '#shared/refusals.ts'
import { Button } from '../../../parts/button.tsx'
import { lazily } from '../../../parts/lazily.tsx'
import { useTheDesk } from '../use-desk.ts'

const Approve = lazily(async () => (await import('./approve.tsx')).Approve)
const ReturnIssue = lazily(async () => (await import('./return-issue.tsx')).ReturnIssue)

export function DecisionBar() {
  const { issue, publication, person } = useTheDesk()
  const [asked, setAsked] = useState<'yes' | 'return' | null>(null)
  const step = currentStep(issue, publication)
  if (issue.state !== 'review' || !step || !person.roles.includes('leader')) return null
  const last = step.id === stepsOf(issue, publication).at(-1)?.id
  const yes = last ? 'sign-off' : 'approve'
  const facts = { publication, actor: person }
  const refusal = whyNotMoveIssue(issue, yes, facts)
  const refusalOfReturn = whyNotMoveIssue(issue, 'return', facts)
  const close = () => setAsked(null)
  return (
    <section className="decision" aria-label="审核意见">
      <p className="decision-step">
        <strong>{step.name}</strong>
        <span className={refusal ? 'why-not' : 'muted'}>
          {refusal ? REFUSALS[refusal].message : '请审阅版面后办理'}
        </span>
      </p>
      <div className="decision-buttons">
        <Button isDisabled={refusalOfReturn !== null} onPress={() => setAsked('return')}>
          {ISSUE_MOVES.return.label}
        </Button>
        <Button kind={last ? 'red' : 'main'} isDisabled={refusal !== null} onPress={() => setAsked('yes')}>
          {ISSUE_MOVES[yes].label}
        </Button>
      </div>
      {asked === 'yes' && <Approve move={yes} stepName={step.name} onClose={close} />}
      {asked === 'return' && <ReturnIssue stepName={step.name} onClose={close} />}
    </section>
  )
}
