/**
 * Which windows of this browser are still there: each is known by an id for as long as its page lives, however it ends.
 *
 * By Web Locks where there are any. Over plain http browsers have none: there a window that is there answers when it is asked.
 */
import { newId } from '../new-id.ts'

/** This page, from when it is opened until it is left. */
export const WINDOW = newId()

const NAME = 'chuangxun:window:'
/** A page that is being left may hold its lock a moment longer than it is seen; one that is there answers within it. */
const GONE_MS = 500

// Typed as always there; over plain http it is not.
const locks: LockManager | undefined = navigator.locks

if (locks) void locks.request(NAME + WINDOW, () => new Promise(() => {}))
else answerWhenAsked()

/** Runs `act` if the window of this id is gone; answers when that is known. `act` may find that another window was first. */
export async function ifGone(id: string, act: () => void): Promise<void> {
  if (locks) await locks.request(NAME + id, { signal: AbortSignal.timeout(GONE_MS) }, act)
  else if (!(await answers(id))) act()
}

function answerWhenAsked(): void {
  const channel = new BroadcastChannel(NAME)
  channel.addEventListener('message', ({ data }) => {
    if (data === `? ${WINDOW}`) channel.postMessage(`! ${WINDOW}`)
  })
}

function answers(id: string): Promise<boolean> {
  const channel = new BroadcastChannel(NAME)
  return new Promise<boolean>((resolve) => {
    channel.addEventListener('message', ({ data }) => {
      if (data === `! ${id}`) resolve(true)
    })
    channel.postMessage(`? ${id}`)
    setTimeout(resolve, GONE_MS, false)
  }).finally(() => channel.close())
}
