/** Fields: a label, the control, a hint and what is wrong with it, tied together for those who cannot see them. */
import { type ComponentProps, type ReactNode, type RefObject, useId, useLayoutEffect, useRef } from 'react'
import { useComposed } from './composing.ts'
import { tellsChosen } from './first-event.ts'
import { usePasted } from './pasted.ts'

type Common = {
  label: string
  hint?: ReactNode
  error?: string | null | undefined
  /** The label is there for those who cannot see, and for nobody else. */
  hideLabel?: boolean
  /** For those who must find the control from elsewhere on the page. */
  controlId?: string | undefined
  /** What checks found in it. */
  found?: ReactNode
}

/** `note`: what was done to the text that was typed, said while it is so. */
function useParts({ label, hint, error, hideLabel, controlId, found }: Common, note: string | null = null) {
  const own = useId()
  const id = controlId ?? own
  const described = [hint !== undefined && `${id}-hint`, error && `${id}-error`, found && `${id}-found`]
    .filter(Boolean)
    .join(' ')
  const control = {
    id,
    ...(described && { 'aria-describedby': described }),
    ...(error && { 'aria-invalid': true as const }),
  }
  const wrap = (child: ReactNode) => (
    <div className="field">
      <label htmlFor={id} className={hideLabel ? 'visually-hidden' : 'field-label'}>
        {label}
      </label>
      {child}
      {hint !== undefined && (
        <div className="field-hint" id={`${id}-hint`}>
          {hint}
        </div>
      )}
      {note !== null && (
        <div className="field-hint" role="status">
          {note}
        </div>
      )}
      {error && (
        <div className="field-error" id={`${id}-error`}>
          {error}
        </div>
      )}
      {found && <div id={`${id}-found`}>{found}</div>}
    </div>
  )
  return { control, wrap }
}

/** The attribute `autofocus` is for fields that come with their page: one that is put into it later takes the focus itself. */
function useFirstFocus(field: RefObject<HTMLElement | null>, isWanted: boolean | undefined): void {
  const first = useRef(isWanted)
  useLayoutEffect(() => {
    if (first.current) field.current?.focus()
  }, [field])
}

type Input = Common &
  Omit<ComponentProps<'input'>, 'onChange' | 'id' | 'className'> & { onChange?: (value: string) => void }

export function TextInput(props: Input) {
  const { label, hint, error, hideLabel = false, controlId, found, onChange, autoFocus, ...rest } = props
  const input = useRef<HTMLInputElement>(null)
  useFirstFocus(input, autoFocus)
  const { onPaste, note } = usePasted()
  const { control, wrap } = useParts({ label, hint, error, hideLabel, controlId, found }, note)
  const typed = useComposed({ ...rest, onChange })
  return wrap(<input ref={input} type="text" onPaste={onPaste} {...rest} {...typed} {...control} className="control" />)
}

type Bare = Omit<ComponentProps<'input'>, 'onChange'> & { onChange: (value: string) => void }

/** One line of text without label and frame, as in the cells of a table. */
export const BareInput = ({ onChange, ...rest }: Bare) => <input {...rest} {...useComposed({ ...rest, onChange })} />

type Area = Common &
  Omit<ComponentProps<'textarea'>, 'onChange' | 'id' | 'className'> & { onChange?: (value: string) => void }

/** A text area that is as high as its text. */
export function TextArea(props: Area) {
  const { label, hint, error, hideLabel = false, controlId, found, onChange, rows = 3, autoFocus, ...rest } = props
  const { onPaste, note } = usePasted()
  const { control, wrap } = useParts({ label, hint, error, hideLabel, controlId, found }, note)
  const area = useRef<HTMLTextAreaElement>(null)
  useFirstFocus(area, autoFocus)
  const typed = useComposed({ ...rest, onChange })
  const { value } = typed
  // biome-ignore lint/correctness/useExhaustiveDependencies: the height follows the text
  useLayoutEffect(() => {
    const { current } = area
    if (!current || CSS.supports('field-sizing', 'content')) return
    current.style.height = 'auto'
    current.style.height = `${current.scrollHeight + 2}px`
  }, [value])
  return wrap(
    <textarea
      onPaste={onPaste}
      {...rest}
      {...typed}
      {...control}
      ref={area}
      rows={rows}
      className="control"
      style={{ minHeight: `${rows * 1.75 + 1}em` }}
    />,
  )
}

type Option = { value: string; label: string }
type SelectProps = Common &
  Omit<ComponentProps<'select'>, 'onChange' | 'id' | 'className'> & {
    options: readonly Option[]
    onChange?: (value: string) => void
  }

export function Select({ label, hint, error, hideLabel = false, controlId, options, onChange, ...rest }: SelectProps) {
  const { control, wrap } = useParts({ label, hint, error, hideLabel, controlId })
  return wrap(
    <select {...rest} {...control} className="control" {...tellsChosen((value) => onChange?.(value))}>
      {options.map(({ value, label: text }) => (
        <option key={value} value={value}>
          {text}
        </option>
      ))}
    </select>,
  )
}
