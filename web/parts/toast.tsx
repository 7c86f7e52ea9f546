/** One short message near the foot of the screen, for what was just done, with a way back where there is one. */
import { useEffect, useLayoutEffect, useRef, useSyncExternalStore } from 'react'
import { Button } from './button.tsx'

type Toast = { text: string; undo?: (() => void) | undefined }

const SECONDS = 5
const SECONDS_TO_UNDO = 10
let shown: Toast | null = null
const listeners = new Set<() => void>()

function show(next: Toast | null): void {
  shown = next
  for (const listener of listeners) listener()
}

export const toast = (text: string, undo?: () => void): void => show({ text, undo })

const subscribe = (listener: () => void) => {
  listeners.add(listener)
  return () => {
    listeners.delete(listener)
  }
}

/** How much of the window's foot a bar takes. Elsewhere a page ends with room for the message: nothing stays behind it. */
function footHeight(): number {
  const bar = document.querySelector('.decision, .sticky-foot')?.getBoundingClientRect()
  return bar && bar.bottom > window.innerHeight - 1 ? window.innerHeight - bar.top : 0
}

export function Toasts() {
  const now = useSyncExternalStore(subscribe, () => shown)
  const place = useRef<HTMLDivElement>(null)
  useLayoutEffect(() => {
    if (now && place.current) place.current.style.marginBottom = `${footHeight()}px`
  }, [now])
  // What was said to one person is not said again after the next sign-in.
  useEffect(() => () => show(null), [])
  useEffect(() => {
    if (!now) return
    const timer = setTimeout(() => show(null), (now.undo ? SECONDS_TO_UNDO : SECONDS) * 1000)
    return () => clearTimeout(timer)
  }, [now])
  return (
    <div ref={place} className="toasts" role="status">
      {now && (
        <div className="toast">
          <span>{now.text}</span>
          {now.undo && (
            <Button
              kind="quiet"
              small
              onPress={() => {
                now.undo?.()
                show(null)
              }}
            >
              撤销
            </Button>
          )}
          <Button kind="quiet" small aria-label="关闭提示" onPress={() => show(null)}>
            ✕
          </Button>
        </div>
      )}
    </div>
  )
}
