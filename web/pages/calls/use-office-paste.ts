/** Text pasted into the form comes in without the layout it had in Word or WPS; one press puts it in as it was copied. */
import { type ClipboardEvent, useState } from 'react'
import { cleanedPaste, takenOutInWords } from '#shared/submission/cleaned-paste.ts'
import { withoutInvisible } from '#shared/text.ts'

/** `after`: the whole text with what was pasted clean; `asCopied`: with the same as it was copied. */
type Pasted = { said: string; after: string; asCopied: string }

/** `cleaned`: null where nothing was taken out, or the text was changed since. */
export function useOfficePaste(text: string, onChange: (text: string) => void) {
  const [pasted, setPasted] = useState<Pasted | null>(null)
  const onPaste = (event: ClipboardEvent<HTMLTextAreaElement>) => {
    const copied = event.clipboardData.getData('text/plain')
    const clean = cleanedPaste(copied)
    const said = takenOutInWords(clean.taken)
    setPasted(null)
    if (said === null) return
    event.preventDefault()
    const { value, selectionStart, selectionEnd } = event.currentTarget
    const [before, behind] = [value.slice(0, selectionStart), value.slice(selectionEnd)]
    // Deprecated, and the only way that keeps the caret and what can be undone.
    document.execCommand('insertText', false, clean.text)
    const asCopied = `${before}${withoutInvisible(copied).text.replace(/\r\n?/g, '\n')}${behind}`
    setPasted({ said, after: `${before}${clean.text}${behind}`, asCopied })
  }
  const cleaned = pasted?.after === text ? pasted : null
  const undo = () => {
    if (cleaned) onChange(cleaned.asCopied)
    setPasted(null)
  }
  return { onPaste, cleaned, undo }
}
