/** Asks before the tab is closed while something is not saved. */
import { useEffect } from 'react'

const unsaved = new Set<symbol>()

const ask = (event: BeforeUnloadEvent) => {
  if (unsaved.size) event.preventDefault()
}

/** From now on, until what it answers is called. */
export function guardLeaving(): () => void {
  const mark = Symbol('unsaved')
  unsaved.add(mark)
  if (unsaved.size === 1) addEventListener('beforeunload', ask)
  return () => {
    unsaved.delete(mark)
    if (unsaved.size === 0) removeEventListener('beforeunload', ask)
  }
}

export function useLeaveGuard(dirty: boolean): void {
  useEffect(() => (dirty ? guardLeaving() : undefined), [dirty])
}
