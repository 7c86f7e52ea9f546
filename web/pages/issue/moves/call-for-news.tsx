/** Calling for news: which departments, until when. */
import { useState } from 'react'
import { fieldError } from '../../../api/refused.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { daysFromNow, instantOf } from '../../../parts/china-time.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { TimeField } from '../../../parts/time-field.tsx'
import { ToldWindow } from '../../../parts/told.tsx'
import { useTheDesk } from '../use-desk.ts'
import { BriefField } from './brief-field.tsx'
import { PlannedFor } from './planned-for.tsx'
import { useTelling } from './use-telling.ts'

export function CallForNews({ onClose }: { onClose: () => void }) {
  const { issue, publication, move } = useTheDesk()
  const [departments, setDepartments] = useState(() => publication.departments.map(({ id }) => id))
  const [deadline, setDeadline] = useState(() => daysFromNow(5, '17:00'))
  const { text: brief, write, begun, close } = useWritten(`call-for-news:${issue.id}`, onClose)
  const { told, busy, error, tell } = useTelling(close)
  const at = instantOf(deadline)
  const call = async () => {
    if (at === null) return
    await tell(
      () => move((version) => ({ move: 'call-for-news', version, deadline: at, departments, brief })),
      () => '约稿已发出，各单位信息员将收到邮件',
    )
  }
  if (told) return <ToldWindow title="发出约稿" told={told} onClose={close} />
  return (
    <Dialog
      title="发出约稿"
      action={`向 ${departments.length} 个单位约稿`}
      whyNot={departments.length === 0 ? '请至少选择一个约稿单位' : at === null ? '请选择截稿时间' : null}
      busy={busy}
      error={error}
      onSubmit={() => void call()}
      begun={begun}
      onClose={close}
    >
      <TimeField label="截稿时间" value={deadline} onChange={setDeadline} error={fieldError(error, 'deadline')} />
      <PlannedFor deadline={at} />
      <BriefField value={brief} onChange={write} error={fieldError(error, 'brief')} />
      <CheckboxList
        label="约稿单位"
        whole
        options={publication.departments}
        chosen={departments}
        onChange={setDepartments}
        error={fieldError(error, 'departments')}
      />
      <p className="field-hint">所选单位的信息员将收到带链接的约稿邮件。</p>
    </Dialog>
  )
}
