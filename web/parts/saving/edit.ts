/**
 * An edit of one place, beyond the page that shows it: what the server is known to have (base), what is
 * on screen (mine), and the save that is under way. It settles the draft when the answer comes, whoever still looks.
 */
import type { Save, SaveMark } from '#shared/saves.ts'
import { isPassing, isStale } from '../../api/refused.ts'
import { same } from '../same.ts'
import { createSaver } from './saver.ts'

export type Base<T> = { version: number; value: T }
/** `sent`: a save that no answer came to yet, on the version of `base`: it was done, or not. */
export type Draft<T> = { base: Base<T>; mine: T; sent: { mark: SaveMark; value: T } | null }

/** Anything that is saved: who did so last is in it. */
export type Row = { version: number; saves?: Save[] | undefined }

export type EditOptions<T, R extends Row> = {
  write: (value: T, version: number, mark: SaveMark) => Promise<R>
  read: () => Promise<R>
  /** What is edited here of a row. */
  valueIn: (row: R) => T
  /** What of `mine` goes to the server, in the form that it keeps it in. */
  savable: (mine: T, base: T) => T
  /** A newer row than was known. */
  onRow: (row: R) => void
}

/** Where the draft lies (null: nothing is left to keep), and the mark of this window's next save. */
export type Keeping<T> = { keep: (draft: Draft<T> | null) => void; nextMark: () => SaveMark }

export type Edit<T, R extends Row = Row> = ReturnType<typeof createEdit<T, R>>

export function createEdit<T, R extends Row>(
  { write, read, valueIn, onRow, ...more }: EditOptions<T, R>,
  start: Draft<T>,
  { keep: keepDraft, nextMark }: Keeping<T>,
) {
  let { savable } = more
  let { base, mine, sent } = start
  const listeners = new Set<(base: Base<T>) => void>()

  const isLeft = () => sent !== null || !same(savable(mine, base.value), savable(base.value, base.value))
  const keep = () => keepDraft(sent !== null || !same(mine, base.value) ? { base, mine, sent } : null)
  const rest = (next: Base<T>) => {
    base = next
    for (const listener of listeners) listener(base)
  }

  async function send(next: { mark: SaveMark; value: T }): Promise<void> {
    sent = next
    keep()
    try {
      took(await write(next.value, base.version, next.mark))
    } catch (error) {
      if (isStale(error)) return overtaken(next, error)
      // Refused is not done; whether a call without an answer was done, only the next one tells.
      if (!isPassing(error)) sent = null
      keep()
      throw error
    }
  }

  function took(row: R): void {
    sent = null
    rest({ version: row.version, value: valueIn(row) })
    keep()
    onRow(row)
  }

  /** The row is newer than the version that this save named. @throws `error` where someone has to decide what stays */
  async function overtaken(next: { mark: SaveMark; value: T }, error: unknown): Promise<void> {
    const row = await read()
    const theirs = valueIn(row)
    const done = row.saves?.find(({ mark }) => mark?.window === next.mark.window && mark.count === next.mark.count)
    sent = null
    if (done?.version === row.version || same(theirs, next.value)) return took(row)
    if (done) {
      // This save was done, and somebody changed the row after it: what follows is asked of that change alone.
      rest({ version: done.version, value: next.value })
      keep()
      return onRow(row)
    }
    keep()
    if (!same(theirs, base.value)) throw error
    // Something else of the row changed, as its state: the text can follow.
    rest({ version: row.version, value: base.value })
    return send(next)
  }

  const saver = createSaver<T>(async (value) => {
    if (sent) await send(sent)
    const next = savable(value, base.value)
    if (same(next, savable(base.value, base.value))) return
    await send({ mark: nextMark(), value: next })
  })

  return {
    saver,
    get base() {
      return base
    },
    get mine() {
      return mine
    },
    isLeft,
    /** Another way of telling what goes to the server, when the settings behind it changed. */
    use(next: typeof savable): void {
      savable = next
    },
    /** Hears of each base that a save made. */
    onBase(listener: (base: Base<T>) => void): () => void {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** What is on screen now. */
    put(next: T): void {
      mine = next
      keep()
      if (isLeft()) saver.offer(mine)
      else saver.drop()
    },
    /** The server's row as it was read, and what is on screen then. */
    rebase(row: R, next: T): void {
      base = { version: row.version, value: valueIn(row) }
      mine = next
      sent = null
      keep()
    },
    /** Saves what is left, now. What it was refused with shows in the saver; the text stays in the draft. */
    async flush(): Promise<void> {
      await saver.flush().catch(() => undefined)
    },
    /** For good: the next to come may be someone else. */
    stop: saver.stop,
  }
}
