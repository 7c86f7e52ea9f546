/** A digest: what an editor hears of together, in one mail for each span of time: what departments handed in, took back, confirmed or answered. */
import { z } from 'zod'
import { Id, Instant, Version } from './fields.ts'

const DigestMove = z.enum([
  'hand-in',
  'take-back',
  'confirm-joint',
  'object-joint',
  'zero-report',
  'take-back-zero-report',
])
export type DigestMove = z.infer<typeof DigestMove>

/** A move, by whom and when; `version`: which of the versions of what it is about it led on from. */
export const DigestEntry = z.strictObject({
  issueId: Id,
  /** Left out where it is about no text. */
  submissionId: Id.optional(),
  /** Whose answer it is: to the call, or to the joint text of another. */
  departmentId: Id.optional(),
  version: Version,
  move: DigestMove,
  by: z.string(),
  at: Instant,
})
export type DigestEntry = z.infer<typeof DigestEntry>

/** What it is about: a text, the answer to one, or to the call; of each the digest tells what became of it. */
const aboutOf = ({ issueId, submissionId = '', departmentId = '' }: DigestEntry) =>
  `${issueId} ${submissionId} ${departmentId}`

export const isSameEntry = (a: DigestEntry, b: DigestEntry): boolean =>
  aboutOf(a) === aboutOf(b) && a.version === b.version

/** With `entry` among them, once; of each thing the first and the last move are kept. */
export function withEntry(entries: readonly DigestEntry[], entry: DigestEntry): DigestEntry[] {
  const isAboutIt = (one: DigestEntry) => aboutOf(one) === aboutOf(entry)
  const others = entries.filter((one) => !isAboutIt(one))
  const moves = [...entries.filter((one) => isAboutIt(one) && !isSameEntry(one, entry)), entry].sort(inOrder)
  return [...others, ...moves.slice(0, 1), ...moves.slice(1).slice(-1)]
}

/** By which move it is as if it had not been. */
const UNDONE_BY: Partial<Record<DigestMove, DigestMove>> = {
  'hand-in': 'take-back',
  'zero-report': 'take-back-zero-report',
}

/** Of each thing what has become of it in the end; one that came and was taken back again before anybody heard of it is left out. */
export function netOf(entries: readonly DigestEntry[]): DigestEntry[] {
  return [...Map.groupBy(entries, aboutOf).values()].flatMap((moves) => {
    const [first, last] = [moves.toSorted(inOrder)[0], moves.toSorted(inOrder).at(-1)]
    return !first || !last || UNDONE_BY[first.move] === last.move ? [] : [last]
  })
}

const inOrder = (a: DigestEntry, b: DigestEntry) => a.version - b.version
