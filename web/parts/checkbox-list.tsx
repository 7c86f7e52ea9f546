/** A list of checkboxes under one label; a long one can be searched and taken whole. */
import { type ReactNode, useId, useState } from 'react'
import { Button } from './button.tsx'
import { TextInput } from './field.tsx'
import { tellsChecked } from './first-event.ts'

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
  const id = useId()
  const described = [hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const check = (one: string, is: boolean) => onChange(is ? [...chosen, one] : chosen.filter((other) => other !== one))
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`} aria-describedby={described || undefined}>
      <div className="field-row">
        <span id={`${id}-label`} className="field-label">
          {label}
        </span>
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
        {shown.map(({ id: one, name, fixed }) => (
          <label key={one} className="checkbox">
            <input
              type="checkbox"
              checked={chosen.includes(one)}
              disabled={fixed === true || disabled}
              {...tellsChecked((is) => check(one, is))}
            />
            <span className="checkbox-name">{name}</span>
          </label>
        ))}
        {shown.length === 0 && <span className="field-hint">没有找到</span>}
      </div>
      {hint !== undefined && (
        <div id={`${id}-hint`} className="field-hint">
          {hint}
        </div>
      )}
      {error && (
        <div id={`${id}-error`} className="field-error">
          {error}
        </div>
      )}
    </div>
  )
}
