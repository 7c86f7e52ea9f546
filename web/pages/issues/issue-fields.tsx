/** The fields of an issue's settings, as typed, and as the API takes them. */
import type { IssueSettings } from '#shared/issue/issue.ts'
import { keysOf } from '#shared/keys-of.ts'
import { fieldError } from '../../api/refused.ts'
import { TextInput } from '../../parts/field.tsx'
import { typedNumber, typedNumberOrNull } from '../../parts/typed-number.ts'

export type TypedSettings = Record<keyof IssueSettings, string>

/** How each is taken as it is typed; undefined: it is left out. One that the schema has and this has not does not compile. */
const TAKEN: { [F in keyof TypedSettings]: (typed: string) => IssueSettings[F] } = {
  period: (typed) => typed,
  number: typedNumber,
  total: typedNumberOrNull,
  issueDate: (typed) => typed,
  securityNumber: (typed) => (typed.trim() === '' ? undefined : typed),
  copies: (typed) => (typed.trim() === '' ? undefined : typedNumber(typed)),
}

const FIELDS = keysOf(TAKEN)

export function settingsOf(typed: TypedSettings): IssueSettings {
  const taken = FIELDS.flatMap((field) => {
    const value = TAKEN[field](typed[field])
    return value === undefined ? [] : [[field, value]]
  })
  // Each field is what TAKEN makes of it.
  return Object.fromEntries(taken) as IssueSettings
}

export const typedOf = (settings: IssueSettings): TypedSettings => {
  const typed = FIELDS.map((field) => [field, String(settings[field] ?? '')])
  // FIELDS are all the fields there are.
  return Object.fromEntries(typed) as TypedSettings
}

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
