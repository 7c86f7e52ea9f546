/**
 * A box or a list of choices tells what was chosen at its first event. Between `input` and `change` Preact draws again what a
 * listener further out has changed, and would put the box back to what it was: the choice would be lost.
 */
import type { FormEvent, MouseEvent } from 'react'

/** React takes a box or a list without `onChange` for one that nobody can change, and says so. */
const onChange = () => undefined

export const tellsChecked = (tell: (checked: boolean) => void) => ({
  onClick: ({ currentTarget }: MouseEvent<HTMLInputElement>) => tell(currentTarget.checked),
  onChange,
})

export const tellsChosen = (tell: (value: string) => void) => ({
  onInput: ({ currentTarget }: FormEvent<HTMLSelectElement>) => tell(currentTarget.value),
  onChange,
})
