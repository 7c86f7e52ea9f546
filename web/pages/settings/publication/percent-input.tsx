/** A share that is typed as per cent: 0.5 is 50. */
import { useState } from 'react'
import { TextInput } from '../../../parts/field.tsx'
import { typedNumber } from '../../../parts/typed-number.ts'

type Props = {
  label: string
  value: number
  onChange: (share: number) => void
  error?: string | undefined
  hint?: string
}

const shown = (share: number): string => (Number.isNaN(share) ? '' : String(Math.round(share * 10_000) / 100))

export function PercentInput({ label, value, onChange, ...rest }: Props) {
  // As it is typed, while it says the same: `12.` is 12, and the point stays.
  const [typed, setTyped] = useState(shown(value))
  const own = typedNumber(typed) / 100
  return (
    <TextInput
      {...rest}
      label={`${label}（%）`}
      inputMode="decimal"
      value={Object.is(shown(own), shown(value)) ? typed : shown(value)}
      onChange={(text) => {
        setTyped(text)
        onChange(typedNumber(text) / 100)
      }}
    />
  )
}
