/**
 * Saves what is typed, a moment after it is typed: one write at a time, always the newest value, none forgotten.
 *
 * A stale write stops it until `resume`: the page asks the person. What may pass (no network, busy) is tried again.
 */
import { isPassing, isStale } from '../../api/refused.ts'

export type SaveState = 'saved' | 'waiting' | 'saving' | 'failed' | 'stale'
export type Saving = { state: SaveState; error: unknown }

export type Saver<T> = ReturnType<typeof createSaver<T>>

export function createSaver<T>(write: (value: T) => Promise<void>, { delay = 800, again = 5_000 } = {}) {
  let newest: { value: T } | null = null
  let running: Promise<void> | null = null
  let held = 0
  let timer: ReturnType<typeof setTimeout> | undefined
  let saving: Saving = { state: 'saved', error: null }
  const listeners = new Set<() => void>()

  const tell = (state: SaveState, error: unknown = null) => {
    saving = { state, error }
    for (const listener of listeners) listener()
  }
  const later = (ms: number) => {
    clearTimeout(timer)
    timer = setTimeout(() => void drain().catch(() => undefined), ms)
  }

  /** Writes until nothing newer is there. @throws what the last write was refused with */
  function drain(): Promise<void> {
    clearTimeout(timer)
    running ??= writeAll().finally(() => {
      running = null
    })
    return running
  }

  async function writeAll(): Promise<void> {
    while (newest && saving.state !== 'stale') {
      const { value } = newest
      newest = null
      tell('saving')
      try {
        await write(value)
      } catch (error) {
        newest ??= { value }
        tell(isStale(error) ? 'stale' : 'failed', error)
        if (isPassing(error)) later(again)
        throw error
      }
    }
    if (saving.state === 'saving') tell('saved')
  }

  return {
    get: () => saving,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** There is something newer to save. */
    offer: (value: T) => {
      newest = { value }
      if (saving.state === 'stale') return
      if (!running) tell('waiting')
      if (!held) later(delay)
    },
    /** Nothing is left to save: it was undone, or taken from the server. */
    drop: () => {
      newest = null
      clearTimeout(timer)
      if (!running) tell('saved')
    },
    /** Writes no more. */
    stop: () => {
      newest = null
      clearTimeout(timer)
    },
    /** Saves now what waits. @throws what it was refused with */
    flush: async (): Promise<void> => {
      if (saving.state === 'stale') throw saving.error
      await drain()
      if (newest) await drain()
    },
    /** After `stale`, with what the person decided to save (or null for nothing). */
    resume: (value: T | null) => {
      newest = value === null ? null : { value }
      tell(newest ? 'waiting' : 'saved')
      if (newest) later(0)
    },
    /** Saves what waits, then does `act` while nothing else is written. */
    exclusive: async <R>(act: () => Promise<R>): Promise<R> => {
      held += 1
      try {
        if (saving.state === 'stale') throw saving.error
        await drain()
        return await act()
      } finally {
        held -= 1
        if (newest && !held && saving.state !== 'stale') later(delay)
      }
    },
  }
}
