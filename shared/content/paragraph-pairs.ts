/** Two lists of paragraphs side by side: which one was edited, which is new, which is gone. */
import { diffArrays } from 'diff/lib/diff/array.js'

/** How alike two texts are, from 0 to 1, by their pairs of characters (Dice). */
function likeness(a: string, b: string): number {
  const pairs = (text: string) => new Set(Array.from(text, (_, at) => text.slice(at, at + 2)))
  const [one, other] = [pairs(a), pairs(b)]
  let shared = 0
  for (const pair of one) if (other.has(pair)) shared += 1
  return (2 * shared) / (one.size + other.size || 1)
}

const ALIKE = 0.3

/** The one most like `text`, if any is alike at all. */
const mostAlike = (text: string, others: readonly string[]): string | null =>
  others
    .map((other) => ({ other, by: likeness(text, other) }))
    .filter(({ by }) => by >= ALIKE)
    .toSorted((a, b) => b.by - a.by)[0]?.other ?? null

/** Two lists of paragraphs side by side: same, changed (both), added (before null) or removed (after null). */
export function paragraphPairs(
  before: readonly string[],
  after: readonly string[],
): { before: string | null; after: string | null }[] {
  const pairs: { before: string | null; after: string | null }[] = []
  let gone: string[] = []
  const settle = () => {
    pairs.push(...gone.map((text) => ({ before: text, after: null })))
    gone = []
  }
  for (const { added, removed, value } of diffArrays([...before], [...after])) {
    if (removed) gone.push(...value)
    else if (added)
      for (const text of value) {
        const before = mostAlike(text, gone)
        const at = before === null ? -1 : gone.indexOf(before)
        gone = gone.filter((_, n) => n !== at)
        pairs.push({ before, after: text })
      }
    else {
      settle()
      pairs.push(...value.map((text) => ({ before: text, after: text })))
    }
  }
  settle()
  return pairs
}
