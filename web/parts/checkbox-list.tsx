/** A list of checkboxes under one label; a long one can be searched and taken whole. */
import { type ReactNode, useState } from 'react'
import { Checkbox } from 'react-aria-components/Checkbox'
import { CheckboxGroup } from 'react-aria-components/CheckboxGroup'
import { Label } from 'react-aria-components/Label'
import { Text } from 'react-aria-components/Text'
import { Button } from './button.tsx'
import { TextInput } from './field.tsx'

type Props = {
  label: string
  options: readonly { id: string; name: string; fixed?: boolean }[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  hint?: ReactNode
  error?: string | null | undefined
  /** Offers 全选 and 全不选. */
  whole?: boolean
  disabled?: boolean
}

const SEARCH_FROM = 12

export function CheckboxList({
  label,
  options,
  chosen,
  onChange,
  hint,
  error,
  whole = false,
  disabled = false,
}: Props) {
  const [search, setSearch] = useState('')
  const shown = options.filter(({ id, name }) => name.includes(search.trim()) || (search === '' && chosen.includes(id)))
  return (
    <CheckboxGroup
      className="field"
      value={[...chosen]}
      onChange={onChange}
      isInvalid={Boolean(error)}
      isDisabled={disabled}
    >
      <div className="field-row">
        <Label className="field-label">{label}</Label>
        {whole && (
          <span className="field-tools">
            <Button kind="quiet" small onPress={() => onChange(options.map(({ id }) => id))}>
              全选
            </Button>
            <Button kind="quiet" small onPress={() => onChange([])}>
              全不选
            </Button>
          </span>
        )}
      </div>
      {options.length >= SEARCH_FROM && (
        <TextInput
          label={`查找${label}`}
          hideLabel
          placeholder="输入名称查找"
          value={search}
          onChange={setSearch}
          type="search"
        />
      )}
      <div className="checkboxes">
        {shown.map(({ id, name, fixed }) => (
          <Checkbox key={id} value={id} className="checkbox" isDisabled={fixed === true || disabled}>
            <span className="checkbox-box" aria-hidden="true" />
            {name}
          </Checkbox>
        ))}
        {shown.length === 0 && <span className="field-hint">没有找到</span>}
      </div>
      {hint !== undefined && (
        <Text slot="description" className="field-hint">
          {hint}
        </Text>
      )}
      {error && (
        <Text slot="errorMessage" className="field-error">
          {error}
        </Text>
      )}
    </CheckboxGroup>
  )
}
