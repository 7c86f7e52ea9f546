/** Giving a submission back to be mended, with what is meant in it, or not taking it: with the reason its department will read. */
import { useState } from 'react'
import type { MarkedPassage, Submission } from '#shared/submission/submission.ts'
import { SUBMISSION_MOVES } from '#shared/submission/submission-workflow.ts'
import { answer, api } from '../../../api/client.ts'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { doneLine } from '../../../parts/told.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'
import { PassageField } from './passage-field.tsx'
import { ReasonField } from './reason-field.tsx'

type Props = { submission: Submission; move: 'return' | 'decline'; names: string; onClose: () => void }

export function ReturnOrDecline({ submission, move, names, onClose }: Props) {
  const [reason, setReason] = useState('')
  const [passage, setPassage] = useState<MarkedPassage | null>(null)
  const { act } = useTheDesk()
  const { busy, error, run } = useAct()
  const { label } = SUBMISSION_MOVES[move]
  const decide = async () => {
    // What is given back after the call is over opens it again for that one: the issue changes with it.
    const done = await run(() =>
      act(async () => {
        const { told } = await answer(
          api.issues[':issueId'].submissions[':submissionId'].moves.$post({
            param: { issueId: submission.issueId, submissionId: submission.id },
            json: {
              version: submission.version,
              reason,
              ...(move === 'return' ? { move, ...(passage && { passage }) } : { move }),
            },
          }),
        )
        toast(doneLine(move === 'return' ? '已退改' : '已标为不采用', told))
        return null
      }),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title={`${label}来稿`}
      action={`确认${label}`}
      whyNot={reason.trim() === '' ? '请写明原因' : null}
      wide={move === 'return'}
      busy={busy}
      error={error}
      onSubmit={() => void decide()}
      onClose={onClose}
    >
      <p>
        {names}会收到通知，看到下面的原因{move === 'return' ? '，修改后可以再次报送' : ''}。
      </p>
      {move === 'return' && (
        <PassageField
          text={submission.text}
          passage={passage}
          onMark={setPassage}
          error={fieldError(error, 'passage')}
        />
      )}
      <ReasonField
        issueId={submission.issueId}
        move={move}
        value={reason}
        onChange={setReason}
        error={fieldError(error, 'reason')}
      />
    </Dialog>
  )
}
