/** Opening an issue for news again: why, and until when. */
import { useState } from 'react'
import type { Told } from '#shared/told.ts'
import { fieldError } from '../../../api/refused.ts'
import { daysFromNow, instantOf } from '../../../parts/china-time.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { TimeField } from '../../../parts/time-field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { ToldWindow } from '../../../parts/told.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'

const PlannedReminders = lazyPart(async () => (await import('../../../parts/planned-reminders.tsx')).PlannedReminders)

export function ReopenInput({ onClose }: { onClose: () => void }) {
  const { issue, publication, move } = useTheDesk()
  const [deadline, setDeadline] = useState(() => daysFromNow(2, '17:00'))
  const [reason, setReason] = useState('')
  const [told, setTold] = useState<Told | null>(null)
  const { busy, error, run } = useAct()
  const at = instantOf(deadline)
  const reopen = async () => {
    if (at === null) return
    await run(async () => {
      const heard = await move((version) => ({ move: 'reopen-input', version, deadline: at, reason }))
      if (heard && heard.missed.length > 0) return setTold(heard)
      toast('已重新开放征稿')
      onClose()
    })
  }
  if (told) return <ToldWindow title="重新开放征稿" told={told} onClose={onClose} />
  return (
    <Dialog
      title="重新开放征稿"
      action="确认重新开放"
      whyNot={reason.trim() === '' ? '请写明原因' : at === null ? '请选择截稿时间' : null}
      busy={busy}
      error={error}
      onSubmit={() => void reopen()}
      onClose={onClose}
    >
      <p>
        约稿的 {issue.called.length} 个单位将收到邮件，可以继续报送
        {Object.keys(issue.ownDeadlines ?? {}).length > 0 && '；此前给单个单位的延期不再有效，都以新的截稿时间为准'}。
      </p>
      <TextArea label="原因" value={reason} onChange={setReason} error={fieldError(error, 'reason')} />
      <TimeField label="截稿时间" value={deadline} onChange={setDeadline} error={fieldError(error, 'deadline')} />
      {publication.reminders && (
        <PlannedReminders plan={publication.reminders} deadline={at} intro="将按计划自动催报" />
      )}
    </Dialog>
  )
}
