/** The fields for a recipient's name and unit, side by side where there is room. */
import { fieldError } from '../api/refused.ts'
import { TextInput } from './field.tsx'

type Typed = { name: string; unit: string }

export function NameAndUnit(props: {
  typed: Typed
  onChange: (patch: Partial<Typed>) => void
  /** What the API refused, if it did. */
  error: Parameters<typeof fieldError>[0]
}) {
  const { typed, onChange, error } = props
  return (
    <div className="fields-2">
      <TextInput
        label="姓名或称谓"
        value={typed.name}
        onChange={(name) => onChange({ name })}
        error={fieldError(error, 'name')}
      />
      <TextInput
        label="单位（可不填）"
        value={typed.unit}
        onChange={(unit) => onChange({ unit })}
        error={fieldError(error, 'unit')}
      />
    </div>
  )
}
