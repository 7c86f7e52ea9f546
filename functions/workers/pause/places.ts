/** How many letters a process has under way: one until that is known to work, then as many as the server bears. */

/** Since when a letter is not answered, the others no longer wait for it: a server may be slow and well. */
const MOST_WAIT_MS = 10_000
/** What was seen to work is taken to work for so long; then one goes ahead of the others again. */
const PROVEN_MS = 60_000
/** So long fewer are under way after the server asked for fewer connections. */
const FEWER_MS = 10 * 60_000

export type Places = {
  /** Resolves when a letter may be under way; `leave` ends that. */
  take: (now: () => Date) => Promise<void>
  leave: () => void
  /** Mail works, as the last answer shows; or that is not known any more. */
  works: (now: Date | null) => void
  isProven: (now: Date) => boolean
  /** The server bears fewer than are under way. */
  fewer: (now: Date) => void
}

export function openPlaces(): Places {
  let underWay = 0
  let firstSince = 0
  let provenUntil = 0
  let fewer = { most: Number.POSITIVE_INFINITY, until: 0 }
  let left = Promise.withResolvers<void>()

  const isProven = (now: Date) => now.getTime() < provenUntil
  const most = (now: Date): number => {
    const bearable = now.getTime() < fewer.until ? fewer.most : Number.POSITIVE_INFINITY
    const isLate = performance.now() - firstSince > MOST_WAIT_MS
    return isProven(now) || isLate ? bearable : 1
  }
  /** Until one leaves, or the first of them is late. */
  const aChange = async () => {
    const waitMs = firstSince + MOST_WAIT_MS + 1 - performance.now()
    if (waitMs <= 0) return left.promise
    const late = Promise.withResolvers<void>()
    const timer = setTimeout(late.resolve, waitMs)
    await Promise.race([left.promise, late.promise])
    clearTimeout(timer)
  }
  return {
    async take(now) {
      while (underWay > 0 && underWay >= most(now())) await aChange()
      if (underWay === 0) firstSince = performance.now()
      underWay += 1
    },
    leave() {
      underWay -= 1
      left.resolve()
      left = Promise.withResolvers()
    },
    works(now) {
      provenUntil = now === null ? 0 : now.getTime() + PROVEN_MS
    },
    isProven,
    fewer(now) {
      fewer = { most: Math.max(1, underWay - 1), until: now.getTime() + FEWER_MS }
    },
  }
}
