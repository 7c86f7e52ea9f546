/** Text that is pasted into a field comes in without what nobody sees and means nothing, and the person is told. */
import { type ClipboardEvent, useState } from 'react'
import { removedInWords, withoutInvisible } from '#shared/text.ts'

type Pasting = ClipboardEvent<HTMLInputElement | HTMLTextAreaElement>

/** `onPaste` for the control; `note` to be shown below it, null where nothing was taken out. */
export function usePasted(): { onPaste: (event: Pasting) => void; note: string | null } {
  const [removed, setRemoved] = useState(0)
  const onPaste = (event: Pasting) => {
    const pasted = event.clipboardData.getData('text/plain')
    const clean = withoutInvisible(pasted)
    setRemoved(clean.removed)
    if (clean.removed === 0) return
    event.preventDefault()
    // Deprecated, and the only way that keeps the caret and what can be undone.
    document.execCommand('insertText', false, clean.text)
  }
  return { onPaste, note: removed > 0 ? removedInWords(removed) : null }
}
