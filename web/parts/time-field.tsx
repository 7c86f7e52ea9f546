/** An hour to come, on a clock in China. */
import { instantOf } from './china-time.ts'
import { TextInput } from './field.tsx'

type Props = { label: string; value: string; onChange: (value: string) => void; error: string | undefined }

export function TimeField({ label, value, onChange, error }: Props) {
  const at = instantOf(value)
  const past = at !== null && Date.parse(at) <= Date.now()
  return (
    <TextInput
      type="datetime-local"
      label={label}
      value={value}
      onChange={onChange}
      error={past ? `${label}须晚于现在` : error}
      hint="北京时间"
    />
  )
}
