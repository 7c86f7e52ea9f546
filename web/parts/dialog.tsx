/** A modal dialog with a form: fields, what went wrong, and its two buttons. Closing it is the caller's state. */
import { lazy, Suspense } from 'react'
import type { DialogProps } from './dialog-window.tsx'

// Loaded at the first press: no page shows a dialog before one.
const DialogWindow = lazy(async () => ({ default: (await import('./dialog-window.tsx')).DialogWindow }))

export const Dialog = (props: DialogProps) => (
  <Suspense fallback={null}>
    <DialogWindow {...props} />
  </Suspense>
)
