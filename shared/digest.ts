/** A digest: what a person hears of together, in one mail for each span of time: submissions that came in and were taken back. */
import { z } from 'zod'
import { Id, Instant, Version } from './fields.ts'

/** A submission's move, by whom and when; `version`: which of its versions the move led on from. */
export const DigestEntry = z.strictObject({
  issueId: Id,
  submissionId: Id,
  version: Version,
  move: z.enum(['hand-in', 'take-back']),
  by: z.string(),
  at: Instant,
})
export type DigestEntry = z.infer<typeof DigestEntry>

/** With `entry` among them, once; of each submission the first and the last move are kept. */
export function withEntry(entries: readonly DigestEntry[], entry: DigestEntry): DigestEntry[] {
  const of = ({ issueId, submissionId }: DigestEntry) => `${issueId} ${submissionId}`
  const others = entries.filter((one) => of(one) !== of(entry))
  const moves = [...entries.filter((one) => of(one) === of(entry) && one.version !== entry.version), entry].sort(
    inOrder,
  )
  return [...others, ...moves.slice(0, 1), ...moves.slice(1).slice(-1)]
}

/** Of each submission what has become of it in the end; one that came in and was taken back again before anybody heard of it is left out. */
export function netOf(entries: readonly DigestEntry[]): DigestEntry[] {
  return [...Map.groupBy(entries, ({ issueId, submissionId }) => `${issueId} ${submissionId}`).values()].flatMap(
    (moves) => {
      const [first, last] = [moves.toSorted(inOrder)[0], moves.toSorted(inOrder).at(-1)]
      return !last || (first?.move === 'hand-in' && last.move === 'take-back') ? [] : [last]
    },
  )
}

const inOrder = (a: DigestEntry, b: DigestEntry) => a.version - b.version
