/** `?` opens the list of shortcuts, on every page, unless one types. */
import { useEffect, useState } from 'react'
import { isForShortcut } from '../for-shortcut.ts'
import { lazyPart } from '../lazy-part.tsx'

const ShortcutsWindow = lazyPart(async () => (await import('./shortcuts-window.tsx')).ShortcutsWindow)

export function ShortcutsKey() {
  const [isAsked, setAsked] = useState(false)
  useEffect(() => {
    const heard = (event: KeyboardEvent) => {
      // With a Chinese keyboard it may come as the wide one.
      if (!/^[?？]$/.test(event.key) || !isForShortcut(event)) return
      event.preventDefault()
      setAsked(true)
    }
    document.addEventListener('keydown', heard)
    return () => document.removeEventListener('keydown', heard)
  }, [])
  return isAsked && <ShortcutsWindow onClose={() => setAsked(false)} />
}
