/** Several choices under one label: a few as boxes, many found by typing, with what is chosen beside them; long ones can be taken whole. */
import { type ReactNode, useId, useState } from 'react'
import { Button } from './button.tsx'
import { Chips } from './chips.tsx'
import { TextInput } from './field.tsx'
import { finderOf, MOST_SHOWN, SEARCH_FROM } from './finder.ts'
import { tellsChecked } from './first-event.ts'

type Option = { id: string; name: string; fixed?: boolean }
type Props = {
  label: string
  options: readonly Option[]
  chosen: readonly string[]
  onChange: (chosen: string[]) => void
  hint?: ReactNode
  error?: string | null | undefined
  /** Offers 全选 and 全不选: of all, or of those that were found. */
  whole?: boolean
  disabled?: boolean
}

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
  const isLong = options.length > MOST_SHOWN
  const isSearched = search.trim() !== ''
  const fits = finderOf(search)
  const found = isSearched ? options.filter(({ name }) => fits(name)) : options
  const shown = found.slice(0, MOST_SHOWN)
  const id = useId()
  const described = [hint !== undefined && `${id}-hint`, error && `${id}-error`].filter(Boolean).join(' ')
  const isChosen = new Set(chosen)
  const check = (one: string, is: boolean) => onChange(is ? [...chosen, one] : chosen.filter((other) => other !== one))
  const takeAll = () => {
    const more = found.filter((one) => !one.fixed && !isChosen.has(one.id)).map((one) => one.id)
    onChange([...chosen, ...more])
  }
  const leaveAll = () => {
    const left = new Set(found.map((one) => one.id))
    onChange(isSearched ? chosen.filter((one) => !left.has(one)) : [])
  }
  return (
    <div className="field" role="group" aria-labelledby={`${id}-label`} aria-describedby={described || undefined}>
      <div className="field-row">
        <span id={`${id}-label`} className="field-label">
          {label}
        </span>
        {whole && (
          <span className="field-tools">
            <Button kind="quiet" small isDisabled={found.length === 0} onPress={takeAll}>
              {isSearched ? `选中找到的 ${found.length} 个` : '全选'}
            </Button>
            <Button kind="quiet" small isDisabled={found.length === 0} onPress={leaveAll}>
              {isSearched ? '取消找到的' : '全不选'}
            </Button>
          </span>
        )}
      </div>
      {isLong && (
        <Chips
          chosen={options.filter((one) => isChosen.has(one.id))}
          of={options.length}
          onRemove={disabled ? undefined : (one) => check(one, false)}
        />
      )}
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
              checked={isChosen.has(one)}
              disabled={fixed === true || disabled}
              {...tellsChecked((is) => check(one, is))}
            />
            <span className="checkbox-name">{name}</span>
          </label>
        ))}
        {found.length === 0 && <span className="field-hint">没有找到</span>}
      </div>
      <NotShown found={found.length} />
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

/** Of a long list the rest is found by typing. */
export const NotShown = ({ found }: { found: number }) =>
  found > MOST_SHOWN ? (
    <p className="field-hint" role="status">
      共 {found} 个，列出前 {MOST_SHOWN} 个；输入名称可查找其余的。
    </p>
  ) : null
