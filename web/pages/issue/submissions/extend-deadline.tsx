/** A later deadline for single departments (延期): which, until when, and why. */
import { useState } from 'react'
import { fieldError } from '../../../api/refused.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { daysFromNow, instantOf } from '../../../parts/china-time.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { TimeField } from '../../../parts/time-field.tsx'
import { ToldWindow } from '../../../parts/told.tsx'
import { reachedMessage } from '../../../parts/told-lines.ts'
import { PlannedFor } from '../moves/planned-for.tsx'
import { useTelling } from '../moves/use-telling.ts'
import { useTheDesk } from '../use-desk.ts'
import { asChoice, type CalledDepartment } from './extended-departments.ts'

type Props = { departments: readonly CalledDepartment[]; onClose: () => void }

export function ExtendDeadline({ departments, onClose }: Props) {
  const { issue, move } = useTheDesk()
  const [chosen, setChosen] = useState<string[]>([])
  const [deadline, setDeadline] = useState(() => twoDaysAfter(issue.deadline))
  const { text: reason, write, begun, close } = useWritten(`extend-deadline:${issue.id}`, onClose)
  const { told, busy, error, tell } = useTelling(close)
  const at = instantOf(deadline)
  const isLater = at !== null && (issue.deadline === null || at > issue.deadline)
  const extend = async () => {
    if (at === null) return
    await tell(
      () => move((version) => ({ move: 'extend-deadline', version, deadline: at, departments: chosen, reason })),
      (heard) => (heard ? reachedMessage('已延期，通知', heard) : '已延期'),
    )
  }
  if (told) return <ToldWindow title="延期" told={told} onClose={close} />
  return (
    <Dialog
      title="延期"
      action={`给 ${chosen.length} 个单位延期`}
      whyNot={
        chosen.length === 0
          ? '请至少选择一个单位'
          : at === null
            ? '请选择新的截稿时间'
            : isLater
              ? null
              : '新的截稿时间须晚于共同的截稿时间'
      }
      busy={busy}
      error={error}
      onSubmit={() => void extend()}
      begun={begun}
      onClose={close}
    >
      <CheckboxList
        label="延期的单位"
        whole
        options={departments.map(asChoice)}
        chosen={chosen}
        onChange={setChosen}
        error={fieldError(error, 'departments')}
      />
      <TimeField label="新的截稿时间" value={deadline} onChange={setDeadline} error={fieldError(error, 'deadline')} />
      <PlannedFor deadline={at} whom="所选单位" />
      <TextArea label="原因（可以不填）" value={reason} onChange={write} error={fieldError(error, 'reason')} />
      <p className="field-hint">
        只改变所选单位的截稿时间，其信息员将收到邮件。在新的截稿时间以前报送的不算逾期，此前已经逾期报送的不变；联合报送的来稿，以报送单位的截稿时间为准。
      </p>
    </Dialog>
  )
}

/** Two days after the common deadline, or from now where that has passed, as the field holds it. */
function twoDaysAfter(deadline: string | null): string {
  const ahead = deadline === null ? 0 : Math.max(0, Math.ceil((Date.parse(deadline) - Date.now()) / 86_400_000))
  return daysFromNow(ahead + 2, '17:00')
}
