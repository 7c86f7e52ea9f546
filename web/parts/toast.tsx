/** One short message near the foot of the screen, for what was just done, with a way back where there is one. */
import { useEffect, useSyncExternalStore } from 'react'
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

export function Toasts() {
  const now = useSyncExternalStore(subscribe, () => shown)
  // What was said to one person is not said again after the next sign-in.
  useEffect(() => () => show(null), [])
  useEffect(() => {
    if (!now) return
    const timer = setTimeout(() => show(null), (now.undo ? SECONDS_TO_UNDO : SECONDS) * 1000)
    return () => clearTimeout(timer)
  }, [now])
  return (
    <div className="toasts" role="status">
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
