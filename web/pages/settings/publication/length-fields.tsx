/** The recommended length of a submission: two numbers, both left empty where none is recommended. */
import { fieldError } from '../../../api/refused.ts'
import { TextInput } from '../../../parts/field.tsx'
import { typedNumber } from '../../../parts/typed-number.ts'
import type { PartProps } from './part-props.ts'

const shown = (number: number | undefined): string =>
  number === undefined || Number.isNaN(number) ? '' : String(number)

export function LengthFields({ settings: { recommendedLength }, set, error }: PartProps) {
  const change = (end: 'from' | 'to', typed: string) => {
    const next = { from: Number.NaN, to: Number.NaN, ...recommendedLength, [end]: typedNumber(typed) }
    const isNone = Number.isNaN(next.from) && Number.isNaN(next.to)
    set({ recommendedLength: isNone ? undefined : next })
  }
  return (
    <div className="fields-2">
      <TextInput
        label="来稿建议篇幅，最少（字，可不填）"
        inputMode="numeric"
        value={shown(recommendedLength?.from)}
        onChange={(typed) => change('from', typed)}
        error={fieldError(error, 'recommendedLength.from')}
        hint="各单位填写正文时看到，只作提示，不影响报送"
      />
      <TextInput
        label="最多（字）"
        inputMode="numeric"
        value={shown(recommendedLength?.to)}
        onChange={(typed) => change('to', typed)}
        error={fieldError(error, 'recommendedLength.to') ?? fieldError(error, 'recommendedLength')}
      />
    </div>
  )
}
