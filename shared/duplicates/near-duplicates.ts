/** Which of some texts say what others say too: pairs that share many shingles, counted exactly over an inverted index. */
import { type Passage, sharedPassage } from './shared-passage.ts'
import { shingle } from './shingles.ts'

/** So much of the shorter text, weighed, stands in the other too. Chosen on planted pairs: decision 0042. */
const ALIKE = 0.4
/** Of fewer shingles nothing can be told. */
const FEWEST = 8
/** A shingle leads to so many texts at most: what all departments write leads to few, and the work stays linear. */
const MOST_TEXTS = 16

type Text = { id: string; text: string }
/** `share` ranks pairs and is no percentage to show; `here` and `there` are the passage that both texts have. */
export type NearDuplicate = { id: string; ofId: string; share: number; here: Passage; there: Passage }

/** Each text against those before it; the nearest pairs first. Linear in the length of all texts. */
export function nearDuplicates(texts: readonly Text[]): NearDuplicate[] {
  const all = texts.map(({ id, text }) => {
    const shingled = shingle(text)
    return { id, shingled, own: new Set(shingled.shingles) }
  })
  const weigh = weightsIn(all.map(({ own }) => own))
  const weights = all.map(({ own }) => [...own].reduce((sum, one) => sum + weigh(one), 0))
  const having = new Map<string, number[]>()
  const pairs: NearDuplicate[] = []
  all.forEach(({ id, shingled, own }, n) => {
    for (const [other, common] of commonWith(own, having, weigh)) {
      const of = all[other]
      if (!of) continue
      const share = common / Math.min(weights[n] ?? 0, weights[other] ?? 0)
      if (Math.min(own.size, of.own.size) >= FEWEST && share >= ALIKE)
        pairs.push({ id, ofId: of.id, share, ...sharedPassage(shingled, of.shingled) })
    }
    for (const one of own) {
      const already = having.get(one)
      if (!already) having.set(one, [n])
      else if (already.length < MOST_TEXTS) already.push(n)
    }
  })
  return pairs.toSorted((a, b) => b.share - a.share)
}

/** A set phrase that every department writes says little of where a text comes from; a run in few texts says much. */
function weightsIn(all: readonly ReadonlySet<string>[]): (shingle: string) => number {
  const texts = new Map<string, number>()
  for (const own of all) for (const one of own) texts.set(one, (texts.get(one) ?? 0) + 1)
  return (one) => Math.log(1 + all.length / (texts.get(one) ?? 1))
}

/** What a text has in common with each of the texts before it, weighed. */
function commonWith(
  own: ReadonlySet<string>,
  having: ReadonlyMap<string, readonly number[]>,
  weigh: (shingle: string) => number,
): Map<number, number> {
  const common = new Map<number, number>()
  for (const one of own) {
    const weight = weigh(one)
    for (const n of having.get(one) ?? []) common.set(n, (common.get(n) ?? 0) + weight)
  }
  return common
}
