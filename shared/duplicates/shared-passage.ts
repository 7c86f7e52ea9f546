/** The longest passage that two texts share, small changes within it included. */
import type { Shingled } from './shingles.ts'

/** `[start, end)` in the text as written. */
export type Passage = { start: number; end: number }

/** So many shingles may differ in between: two changed words, not another sentence. */
const GAP = 16

/** Read once from the front: each shingle goes on where the one before ended, else it begins a passage of its own. */
export function sharedPassage(here: Shingled, there: Shingled): { here: Passage; there: Passage } {
  const first = new Map<string, number>()
  there.shingles.forEach((one, n) => {
    if (!first.has(one)) first.set(one, n)
  })
  const none = { from: [0, 0], to: [0, 0], shared: 0 }
  let best = none
  let passage = none
  here.shingles.forEach((one, n) => {
    const [lastHere = 0, lastThere = 0] = passage.to
    const at = there.shingles[lastThere + 1] === one ? lastThere + 1 : first.get(one)
    if (at === undefined) return
    const goesOn = passage.shared > 0 && n - lastHere <= GAP && at > lastThere && at - lastThere <= GAP
    passage = { from: goesOn ? passage.from : [n, at], to: [n, at], shared: goesOn ? passage.shared + 1 : 1 }
    if (passage.shared > best.shared) best = passage
  })
  return { here: placed(here, best.from[0], best.to[0]), there: placed(there, best.from[1], best.to[1]) }
}

const placed = ({ starts, ends }: Shingled, from = 0, to = 0): Passage => ({
  start: starts[from] ?? 0,
  end: ends[to] ?? 0,
})
