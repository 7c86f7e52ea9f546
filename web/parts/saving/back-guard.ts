/** Going back in the browser while something is written: the page stays as it is, and `ask` says what would be lost. */
import { useEffect } from 'react'

let guarded: { ask: () => void } | null = null
/** The step forward again is on its way. */
let returning = false

// In the capture phase: before the router hears that the address is another one.
const hold = (event: PopStateEvent) => {
  if (returning) {
    returning = false
    event.stopImmediatePropagation()
    guarded?.ask()
    return
  }
  if (!guarded) return
  event.stopImmediatePropagation()
  returning = true
  history.forward()
}

export function useBackGuard(written: boolean, ask: () => void): void {
  useEffect(() => {
    if (!written) return
    const mine = { ask }
    guarded = mine
    addEventListener('popstate', hold, true)
    return () => {
      if (guarded === mine) guarded = null
    }
  }, [written, ask])
}
