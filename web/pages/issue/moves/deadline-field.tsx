/** Until when departments may hand in, on a clock in China. */
import { instantOf } from '../../../parts/china-time.ts'
import { TextInput } from '../../../parts/field.tsx'

type Props = { value: string; onChange: (value: string) => void; error: string | undefined }

export function DeadlineField({ value, onChange, error }: Props) {
  const at = instantOf(value)
  const past = at !== null && Date.parse(at) <= Date.now()
  return (
    <TextInput
      type="datetime-local"
      label="截稿时间"
      value={value}
      onChange={onChange}
      error={past ? '截稿时间须晚于现在' : error}
      hint="北京时间"
    />
  )
}
