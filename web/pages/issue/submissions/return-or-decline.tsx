/** Giving a submission back to be mended, with what is meant in it, or not taking it: with the reason its department will read. */
import { useState } from 'react'
import type { MarkedPassage, Submission } from '#shared/submission/submission.ts'
import { SUBMISSION_MOVES } from '#shared/submission/submission-workflow.ts'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { PassageField } from './passage-field.tsx'
import { ReasonField } from './reason-field.tsx'
import { SubmissionQuote } from './submission-quote.tsx'
import { useDecision } from './use-decision.ts'

type Props = { submission: Submission; move: 'return' | 'decline'; names: string; onClose: () => void }

export function ReturnOrDecline({ submission, move, names, onClose }: Props) {
  const { text: reason, write, begun, close } = useWritten(`${move}:${submission.id}`, onClose)
  const [passage, setPassage] = useState<MarkedPassage | null>(null)
  const { busy, error, decide } = useDecision(submission, close)
  const { label } = SUBMISSION_MOVES[move]
  const { version } = submission
  const send = () =>
    decide(move === 'return' ? '已退改' : '已标为不采用', () =>
      move === 'return' ? { move, version, reason, ...(passage && { passage }) } : { move, version, reason },
    )
  return (
    <Dialog
      title={`${label}来稿`}
      action={`确认${label}`}
      whyNot={reason.trim() === '' ? '请写明原因' : null}
      wide={move === 'return'}
      busy={busy}
      error={error}
      onSubmit={() => void send()}
      begun={begun}
      onClose={close}
    >
      {move === 'decline' && <SubmissionQuote names={names} text={submission.text} />}
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
        onChange={write}
        error={fieldError(error, 'reason')}
      />
    </Dialog>
  )
}
