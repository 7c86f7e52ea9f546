/** Work that is begun and not waited for, so much of it at once. */

export type UnderWay = {
  /** Begins `task`; waits before only while as many as may be are under way. */
  begin: (task: () => Promise<unknown>) => Promise<void>
  /** When all that began has ended. */
  ended: () => Promise<void>
}

/** At most `most` at once; `onError` hears of those that fail. */
export function underWay(most: number, onError: (error: unknown) => void): UnderWay {
  const all = new Set<Promise<void>>()
  return {
    async begin(task) {
      if (all.size >= most) await Promise.race(all)
      const done = task()
        .catch(onError)
        .then(() => void all.delete(done))
      all.add(done)
    },
    async ended() {
      await Promise.all(all)
    },
  }
}
