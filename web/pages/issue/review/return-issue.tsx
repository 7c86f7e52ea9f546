/** Returning an issue to its editor, with what must be changed. */
import { useState } from 'react'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { doneLine } from '../../../parts/told-lines.ts'
import { useAct } from '../../../parts/use-act.ts'
import { whyOvertaken } from '../news.ts'
import { useTheDesk } from '../use-desk.ts'
import { OpinionField, useAnswer } from './opinion-field.tsx'

export function ReturnIssue({ stepName, onClose }: { stepName: string; onClose: () => void }) {
  const desk = useTheDesk()
  // What was on screen when the window opened is what is returned.
  const [issue] = useState(desk.issue)
  const reason = useAnswer('return')
  const { busy, error, run } = useAct()
  const giveBack = async () => {
    const done = await run(async () => {
      const told = await desk.move(() => ({ move: 'return', version: issue.version, reason: reason.text }))
      reason.sent()
      toast(doneLine('已退回修改', told))
    })
    if (done) onClose()
  }
  return (
    <Dialog
      title={`${stepName}：退回修改`}
      action="确认退回"
      whyNot={(busy ? null : whyOvertaken(issue, desk.issue)) ?? (reason.text.trim() === '' ? '请写明原因' : null)}
      kept
      busy={busy}
      error={error}
      onSubmit={() => void giveBack()}
      onClose={onClose}
    >
      <p>退回后由责任编辑修改，再次送审时各环节须重新办理。</p>
      <OpinionField label="退回原因" rows={3} of={reason} error={fieldError(error, 'reason')} />
    </Dialog>
  )
}
