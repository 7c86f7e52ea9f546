/** A move that came second: its maker is told what happened to the thing instead, as the record has it. */
import { type AuditEntry, submissionsIn } from '#shared/audit.ts'
import { actLabel } from '#shared/audit-labels.ts'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Actor } from '#shared/centre/person.ts'
import { DISTRIBUTION_MOVES } from '#shared/distribution/distribution-workflow.ts'
import { ISSUE_MOVES } from '#shared/issue/issue-workflow.ts'
import { keysOf } from '#shared/keys-of.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import type { Deps } from '../deps.ts'
import { latestEntries } from '../store/record.ts'
import { decideAnew } from './decide-anew.ts'

/** Whether an entry tells of the thing that was to be moved. */
export type Tells = (entry: AuditEntry) => boolean

/**
 * Of which record the entries are. `moves`: those by which the state changes, where `tells` has others too. `same`: those that the
 * move itself would write. `isBlind`: it names no version, so that its maker may not have seen any of them.
 */
type OnRecord = { subject: string; tells: Tells; moves?: Tells; same: Tells; isBlind?: boolean }

export const among =
  (acts: readonly string[]): Tells =>
  ({ what }) =>
    acts.includes(what)

const issueMoves = keysOf(ISSUE_MOVES)
const distributionMoves = keysOf(DISTRIBUTION_MOVES)

const movesIssue = among(issueMoves)

export const tellsOfIssue = {
  tells: among([...issueMoves, 'settings', 'content', 'adopt', 'rendered', 'render-failed']),
  moves: movesIssue,
}
export const tellsOfDistribution = among([
  ...distributionMoves,
  'sending-paused',
  'sending-resumed',
  'sending-asks',
  'held',
  'queued',
  'refused-to-send',
  'distributed',
  'settle-delivery',
])
/** A submission is moved by its own acts, released with its item (`content`), and stopped by the moves of its issue. */
export const tellsOfSubmission =
  (id: string): Tells =>
  (entry) =>
    submissionsIn(entry.facts).includes(id) || movesIssue(entry)

/** More acts than these are not made between a person's reading and writing. */
const LOOKED_BACK = 20

/**
 * Makes the move `once`, anew where what it rests on moved on meanwhile. One that was overtaken is refused with what happened: by whom,
 * when, what. Where that is the same move of the same person, the answer to it was lost: they hear that it was done.
 * @throws Refusal in place of `stale` `overtaken`, or `done-already`; `wrong-state` with what happened; what else `once` throws.
 */
export async function tellingWhatHappened<T>(
  { table }: Pick<Deps, 'table'>,
  actor: Actor,
  { subject, tells, moves = tells, same, isBlind = false }: OnRecord,
  once: () => Promise<T>,
): Promise<T> {
  try {
    return await decideAnew(once)
  } catch (error) {
    if (!(error instanceof Refusal) || (error.code !== 'stale' && error.code !== 'wrong-state')) throw error
    const isStale = error.code === 'stale'
    const newest = (await latestEntries(table, subject, LOOKED_BACK)).find(isStale ? tells : moves)
    const happened = newest ? [inWords(newest, actor)] : []
    const isDone = (isStale || isBlind) && newest?.who.id === actor.id && same(newest)
    throw new Refusal(isDone ? 'done-already' : isStale ? 'overtaken' : error.code, [...error.details, ...happened])
  }
}

const inWords = ({ who, at, what, why }: AuditEntry, actor: Actor): RefusalDetail => ({
  path: 'happened',
  message: `${who.id === actor.id ? '您' : who.name}已于${minuteInChinese(at)}${actLabel(what)}${why ? `（${why}）` : ''}。`,
})
