/** A text that stays as it is, with a cursor in it and a selection, by keys, mouse and finger. */
import type { ComponentProps } from 'react'
import { TextArea } from '../../../parts/field.tsx'

/** Keys that write nothing here. */
const MOVES = /^(Arrow.+|Home|End|Page.+|Shift|Tab|Escape)$/

type Props = Omit<ComponentProps<typeof TextArea>, 'onChange' | 'onKeyDown'> & {
  /** The cursor's place, when Enter is pressed there. */
  onEnter?: (at: number) => void
}

export const StillText = ({ onEnter, ...rest }: Props) => (
  <TextArea
    {...rest}
    // Not `readOnly`: there Chromium lets no key select. The value stays as it is.
    aria-readonly
    inputMode="none"
    onKeyDown={(event) => {
      const { key, ctrlKey, metaKey, nativeEvent, currentTarget } = event
      if (!MOVES.test(key) && !ctrlKey && !metaKey) event.preventDefault()
      if (key === 'Enter' && !nativeEvent.isComposing) onEnter?.(currentTarget.selectionStart)
    }}
    onPaste={(event) => event.preventDefault()}
    onCut={(event) => event.preventDefault()}
    onDrop={(event) => event.preventDefault()}
  />
)
