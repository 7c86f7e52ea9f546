/** The fields that one issue prints beside the publication's usual: 编号 and 印数. */
import type { Publication } from '#shared/centre/publication.ts'
import { fieldError } from '../../api/refused.ts'
import { TextInput } from '../../parts/field.tsx'
import type { TypedSettings } from './issue-fields.tsx'

type Props = {
  typed: TypedSettings
  onChange: (typed: TypedSettings) => void
  publication: Publication
  error: unknown
  disabled: boolean
}

export function PrintFields({ typed, onChange, publication: { page, colophon }, error, disabled }: Props) {
  return (
    <div className="fields-2">
      <TextInput
        label="编号（可不填）"
        value={typed.securityNumber}
        onChange={(securityNumber) => onChange({ ...typed, securityNumber })}
        error={fieldError(error, 'securityNumber')}
        hint={page?.security ? `印在“${page.security}”右侧` : '刊物没有设置密级，编号不会印出'}
        placeholder="例如：000123"
        disabled={disabled}
      />
      <TextInput
        label="印数（可不填）"
        inputMode="numeric"
        value={typed.copies}
        onChange={(copies) => onChange({ ...typed, copies })}
        error={fieldError(error, 'copies')}
        hint={
          colophon.copies === undefined ? '印出“共印N份”；不填则不印' : `不填则按刊物设置，共印${colophon.copies}份`
        }
        disabled={disabled}
      />
    </div>
  )
}
