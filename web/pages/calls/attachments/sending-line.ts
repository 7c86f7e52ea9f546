/** Files on their way, one after the other: they go on when their page is left, and a file that was not added is told in any case. */

/** `share`: how much of it is there, from 0 to 1. */
export type Under = { name: string; share: number }
export type Failed = { name: string; why: string }
export type Sending = { under: Under | null; failed: readonly Failed[] }

/** Answers why the file was not added, or null where it was. */
export type Send = (file: File, onSent: (share: number) => void) => Promise<string | null>

type Around = {
  /** Nobody looks at the line while this one fails. */
  unseen: (failed: Failed) => void
  /** From the first file on its way to the last one; answers how it is ended. */
  underWay: () => () => void
}

export function createLine({ unseen, underWay }: Around) {
  let sending: Sending = { under: null, failed: [] }
  let waiting: { file: File; send: Send }[] = []
  const listeners = new Set<() => void>()

  const tell = (change: Partial<Sending>) => {
    sending = { ...sending, ...change }
    for (const listener of listeners) listener()
  }

  async function sendAll(): Promise<void> {
    const end = underWay()
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { name } = next.file
      tell({ under: { name, share: 0 } })
      const why = await next.send(next.file, (share) => tell({ under: { name, share } }))
      if (why === null) continue
      if (listeners.size === 0) unseen({ name, why })
      tell({ failed: [...sending.failed, { name, why }] })
    }
    end()
    tell({ under: null })
  }

  return {
    get: () => sending,
    subscribe: (listener: () => void) => {
      listeners.add(listener)
      return () => {
        listeners.delete(listener)
      }
    },
    /** Files that are added while others are under way wait until those are there. */
    add: (files: readonly File[], send: Send): void => {
      waiting = [...waiting, ...files.map((file) => ({ file, send }))]
      if (sending.under || waiting.length === 0) return
      tell({ failed: [] })
      void sendAll()
    },
    /** What failed was seen. */
    forget: () => tell({ failed: [] }),
  }
}
