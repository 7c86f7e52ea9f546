/** Taking back the later deadline of single departments (取消延期): the common one holds for them again. */
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { fieldError } from '../../../api/refused.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { timeLeft } from '../../../parts/china-time.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { ToldWindow } from '../../../parts/told.tsx'
import { reachedMessage } from '../../../parts/told-lines.ts'
import { useTelling } from '../moves/use-telling.ts'
import { useTheDesk } from '../use-desk.ts'
import { asChoice, type CalledDepartment } from './extended-departments.ts'

type Props = { departments: readonly CalledDepartment[]; onClose: () => void }

export function TakeBackExtension({ departments, onClose }: Props) {
  const { issue, move } = useTheDesk()
  const extended = departments.filter((one) => one.extended)
  const [picked, setPicked] = useState<readonly string[]>([])
  // Somebody else may have taken one back meanwhile.
  const chosen = picked.filter((id) => extended.some((one) => one.id === id))
  const { text: reason, write, begun, close } = useWritten(`take-back-extension:${issue.id}`, onClose)
  const { told, busy, error, tell } = useTelling(close)
  const takeBack = () =>
    tell(
      () => move((version) => ({ move: 'take-back-extension', version, departments: chosen, reason })),
      (heard) => (heard ? reachedMessage('已取消延期，通知', heard) : '已取消延期'),
    )
  if (told) return <ToldWindow title="取消延期" told={told} onClose={close} />
  return (
    <Dialog
      title="取消延期"
      action={`取消 ${chosen.length} 个单位的延期`}
      whyNot={chosen.length === 0 ? '请至少选择一个单位' : null}
      busy={busy}
      error={error}
      onSubmit={() => void takeBack()}
      begun={begun}
      onClose={close}
    >
      <CheckboxList
        label="取消延期的单位"
        whole
        options={extended.map(asChoice)}
        chosen={chosen}
        onChange={setPicked}
        error={fieldError(error, 'departments')}
      />
      <TextArea label="原因（可以不填）" value={reason} onChange={write} error={fieldError(error, 'reason')} />
      {issue.deadline && (
        <p className="field-hint">
          所选单位恢复为共同的截稿时间 {minuteInChinese(issue.deadline)}（{timeLeft(issue.deadline).text}
          ），其信息员将收到邮件。延期期间报送的来稿仍算按时。
        </p>
      )}
    </Dialog>
  )
}
