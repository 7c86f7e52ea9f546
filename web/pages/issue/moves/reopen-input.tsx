/** Opening an issue for news again: why, and until when. */
import { useState } from 'react'
import { fieldError } from '../../../api/refused.ts'
import { daysFromNow, instantOf } from '../../../parts/china-time.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { TimeField } from '../../../parts/time-field.tsx'
import { ToldWindow } from '../../../parts/told.tsx'
import { useTheDesk } from '../use-desk.ts'
import { PlannedFor } from './planned-for.tsx'
import { useTelling } from './use-telling.ts'

export function ReopenInput({ onClose }: { onClose: () => void }) {
  const { issue, move } = useTheDesk()
  const [deadline, setDeadline] = useState(() => daysFromNow(2, '17:00'))
  const { text: reason, write, begun, close } = useWritten(`reopen-input:${issue.id}`, onClose)
  const { told, busy, error, tell } = useTelling(close)
  const at = instantOf(deadline)
  const reopen = async () => {
    if (at === null) return
    await tell(
      () => move((version) => ({ move: 'reopen-input', version, deadline: at, reason })),
      () => '已重新开放征稿',
    )
  }
  if (told) return <ToldWindow title="重新开放征稿" told={told} onClose={close} />
  return (
    <Dialog
      title="重新开放征稿"
      action="确认重新开放"
      whyNot={reason.trim() === '' ? '请写明原因' : at === null ? '请选择截稿时间' : null}
      busy={busy}
      error={error}
      onSubmit={() => void reopen()}
      begun={begun}
      onClose={close}
    >
      <p>
        约稿的 {issue.called.length} 个单位将收到邮件，可以继续报送
        {Object.keys(issue.ownDeadlines ?? {}).length > 0 && '；此前给单个单位的延期不再有效，都以新的截稿时间为准'}。
      </p>
      <TextArea label="原因" value={reason} onChange={write} error={fieldError(error, 'reason')} />
      <TimeField label="截稿时间" value={deadline} onChange={setDeadline} error={fieldError(error, 'deadline')} />
      <PlannedFor deadline={at} />
    </Dialog>
  )
}
