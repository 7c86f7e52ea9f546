/** One choice under a label: of a few a list to open, of many found by typing among radio buttons. */
import { useId, useState } from 'react'
import { NotShown } from './checkbox-list.tsx'
import { Select, TextInput } from './field.tsx'
import { finderOf, MOST_SHOWN } from './finder.ts'
import { tellsChecked } from './first-event.ts'

type Props = {
  label: string
  options: readonly { id: string; name: string }[]
  /** Chosen where none is. */
  none: string
  /** An id, or empty. */
  value: string
  onChange: (id: string) => void
  hint?: string
  error?: string | null | undefined
}

export function ChooseOne(props: Props) {
  const { label, options, none, value, onChange, hint, error } = props
  if (options.length > MOST_SHOWN) return <Searched {...props} />
  return (
    <Select
      label={label}
      value={value}
      onChange={onChange}
      options={[{ value: '', label: none }, ...options.map(({ id, name }) => ({ value: id, label: name }))]}
      hint={hint}
      error={error}
    />
  )
}

function Searched({ label, options, none, value, onChange, hint, error }: Props) {
  const [search, setSearch] = useState('')
  const id = useId()
  const fits = finderOf(search)
  const chosen = options.find((one) => one.id === value)
  const found = options.filter((one) => one.id !== value && fits(one.name))
  const shown = [{ id: '', name: none }, ...(chosen ? [chosen] : []), ...found.slice(0, MOST_SHOWN)]
  const described = [hint && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  return (
    <div className="field" role="radiogroup" aria-labelledby={`${id}-label`} aria-describedby={described || undefined}>
      <div className="field-row">
        <span id={`${id}-label`} className="field-label">
          {label}
        </span>
        <span className="muted">{chosen?.name ?? none}</span>
      </div>
      <TextInput
        label={`查找${label}`}
        hideLabel
        type="search"
        placeholder="输入名称查找"
        value={search}
        onChange={setSearch}
      />
      <div className="checkboxes">
        {shown.map((one) => (
          <label key={one.id} className="checkbox">
            <input
              type="radio"
              name={id}
              checked={one.id === value}
              {...tellsChecked((is) => {
                if (is) onChange(one.id)
              })}
            />
            <span className="checkbox-name">{one.name}</span>
          </label>
        ))}
      </div>
      <NotShown found={found.length} />
      {hint && (
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
