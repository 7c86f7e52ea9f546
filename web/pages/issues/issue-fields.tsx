/** The fields of an issue's settings, as typed, and as the API takes them. */
import type { IssueSettings } from '#shared/issue/issue.ts'
import { fieldError } from '../../api/refused.ts'
import { TextInput } from '../../parts/field.tsx'
import { typedNumber, typedNumberOrNull } from '../../parts/typed-number.ts'

export type TypedSettings = {
  period: string
  number: string
  total: string
  issueDate: string
  securityNumber: string
  copies: string
}

export const settingsOf = ({
  period,
  number,
  total,
  issueDate,
  securityNumber,
  copies,
}: TypedSettings): IssueSettings => ({
  period,
  number: typedNumber(number),
  total: typedNumberOrNull(total),
  issueDate,
  ...(securityNumber.trim() !== '' && { securityNumber }),
  ...(copies.trim() !== '' && { copies: typedNumber(copies) }),
})

export const typedOf = ({
  period,
  number,
  total,
  issueDate,
  securityNumber = '',
  copies,
}: IssueSettings): TypedSettings => ({
  period,
  number: String(number),
  total: total === null ? '' : String(total),
  issueDate,
  securityNumber,
  copies: copies === undefined ? '' : String(copies),
})

type Props = {
  typed: TypedSettings
  onChange: (typed: TypedSettings) => void
  error: unknown
  disabled?: boolean
  /** Where in the request the fields stand, as errors name them. */
  at?: string
}

export function IssueFields({ typed, onChange, error, disabled = false, at = '' }: Props) {
  const set = (field: keyof TypedSettings) => (value: string) => onChange({ ...typed, [field]: value })
  return (
    <div className="fields-2">
      <TextInput
        type="month"
        label="所属月份"
        value={typed.period}
        onChange={set('period')}
        error={fieldError(error, `${at}period`)}
        placeholder="2026-01"
        disabled={disabled}
      />
      <TextInput
        type="date"
        label="印发日期"
        value={typed.issueDate}
        onChange={set('issueDate')}
        error={fieldError(error, `${at}issueDate`)}
        disabled={disabled}
      />
      <TextInput
        label="期号"
        inputMode="numeric"
        value={typed.number}
        onChange={set('number')}
        error={fieldError(error, `${at}number`)}
        hint="当年第几期"
        disabled={disabled}
      />
      <TextInput
        label="总期号（可不填）"
        inputMode="numeric"
        value={typed.total}
        onChange={set('total')}
        error={fieldError(error, `${at}total`)}
        hint="自创刊起第几期"
        disabled={disabled}
      />
    </div>
  )
}
