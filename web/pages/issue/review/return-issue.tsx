/** Returning an issue to its editor, with what must be changed. */
import { useState } from 'react'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { doneLine } from '../../../parts/told.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'

export function ReturnIssue({ stepName, onClose }: { stepName: string; onClose: () => void }) {
  const { move, issue } = useTheDesk()
  const [reason, setReason] = useState('')
  const { busy, error, run } = useAct()
  const giveBack = async () => {
    const done = await run(async () => {
      const told = await move(() => ({ move: 'return', version: issue.version, reason }))
      toast(doneLine('已退回修改', told))
    })
    if (done) onClose()
  }
  return (
    <Dialog
      title={`${stepName}：退回修改`}
      action="确认退回"
      whyNot={reason.trim() === '' ? '请写明原因' : null}
      busy={busy}
      error={error}
      onSubmit={() => void giveBack()}
      onClose={onClose}
    >
      <p>退回后由责任编辑修改，再次送审时各环节须重新办理。</p>
      <TextArea label="退回原因" value={reason} onChange={setReason} error={fieldError(error, 'reason')} />
    </Dialog>
  )
}
