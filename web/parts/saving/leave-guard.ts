/** Asks before the tab is closed while something is not saved. */
import { useEffect } from 'react'

const unsaved = new Set<symbol>()

const ask = (event: BeforeUnloadEvent) => {
  if (unsaved.size) event.preventDefault()
}

export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => {
    if (!dirty) return
    const mark = Symbol('unsaved')
    unsaved.add(mark)
    if (unsaved.size === 1) addEventListener('beforeunload', ask)
    return () => {
      unsaved.delete(mark)
      if (unsaved.size === 0) removeEventListener('beforeunload', ask)
    }
  }, [dirty])
}
