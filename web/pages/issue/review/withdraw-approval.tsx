/** Taking back one's approval: there while no later step was taken. */
import { useState } from 'react'
import { ISSUE_MOVES, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { Button } from '../../../parts/button.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { useTheDesk } from '../use-desk.ts'

const ConfirmMove = lazyPart(async () => (await import('../moves/confirm-move.tsx')).ConfirmMove)

export function WithdrawApproval() {
  const { issue, publication, person } = useTheDesk()
  const [asked, setAsked] = useState(false)
  const mine = issue.review?.approvals.at(-1)
  const may = whyNotMoveIssue(issue, 'withdraw-approval', { publication, actor: person }) === null
  // It stays when the next step is taken meanwhile: its answer then says what happened.
  if (!may && !asked) return null
  return (
    <>
      <Button onPress={() => setAsked(true)}>{ISSUE_MOVES['withdraw-approval'].label}</Button>
      {asked && (
        <ConfirmMove move="withdraw-approval" onClose={() => setAsked(false)}>
          <p>
            撤回后，本期回到{mine ? `“${mine.stepName}”` : '您办理的环节'}，后面的环节不能办理，直到这一环节重新通过。
          </p>
        </ConfirmMove>
      )}
    </>
  )
}
