/** Input methods: what is half typed stays in its field, and keys that belong to the input method reach nothing else. */
import { type ChangeEvent, type CompositionEvent, type FocusEvent, useState } from 'react'

let composingIn: Element | null = null

/** Whether someone is in the middle of a composition; a field that left the page amid one does not count. */
export const isComposing = (): boolean => composingIn?.isConnected === true

/** Safari ends the composition before it tells of the key that ended it: only the code 229 marks that key (UI Events, 7.3.1). */
const isOfInputMethod = (event: KeyboardEvent): boolean => event.isComposing || event.keyCode === 229

/** From now on no shortcut, dialog or form hears of a key that chooses, confirms or cancels a half-typed word. */
export function guardComposing(): void {
  addEventListener('keydown', (event) => isOfInputMethod(event) && event.stopImmediatePropagation(), true)
  addEventListener(
    'submit',
    (event) => {
      if (!isComposing()) return
      event.preventDefault()
      event.stopImmediatePropagation()
    },
    true,
  )
  addEventListener(
    'compositionstart',
    ({ target }) => {
      composingIn = target instanceof Element ? target : null
    },
    true,
  )
  addEventListener(
    'compositionend',
    () => {
      composingIn = null
    },
    true,
  )
}

type Control = HTMLInputElement | HTMLTextAreaElement
type Props<C extends Control> = {
  value?: string | number | readonly string[] | undefined
  onChange?: ((value: string) => void) | undefined
  onBlur?: ((event: FocusEvent<C>) => void) | undefined
}

/** For a field: `onChange` hears of whole words only; meanwhile the field itself shows what is being composed. */
export function useComposed<C extends Control>({ value, onChange, onBlur }: Props<C>) {
  const [half, setHalf] = useState<string | null>(null)
  const give = (text: string) => {
    setHalf(null)
    if (text !== value) onChange?.(text)
  }
  return {
    ...(value !== undefined && { value: half ?? value }),
    onChange: ({ target, nativeEvent }: ChangeEvent<C>) =>
      'isComposing' in nativeEvent && nativeEvent.isComposing === true && value !== undefined
        ? setHalf(target.value)
        : give(target.value),
    onCompositionEnd: ({ currentTarget }: CompositionEvent<C>) => give(currentTarget.value),
    // Some browsers leave a field without ending its composition.
    onBlur: (event: FocusEvent<C>) => {
      if (half !== null) give(event.currentTarget.value)
      onBlur?.(event)
    },
  }
}
