/** The record tells of lives that the tables of moves allow: each act leads on from where those before it had led. */
import { type AuditEntry, submissionsIn } from '../audit.ts'
import { type ActName, actLabel } from '../audit-labels.ts'
import {
  DISTRIBUTION_BEGINNINGS,
  DISTRIBUTION_MOVES,
  DISTRIBUTION_SYSTEM_MOVES,
} from '../distribution/distribution-workflow.ts'
import { ISSUE_BEGINNINGS, ISSUE_MOVES, ISSUE_SYSTEM_MOVES } from '../issue/issue-workflow.ts'
import { SUBMISSION_BEGINNING, SUBMISSION_MOVES } from '../submission/submission-workflow.ts'
import { SYSTEM } from '../system.ts'

type Row = { from?: readonly string[]; to: string | readonly string[] }

/** The rows of a table that an entry may stand for (none: it is no move of this life); and those moves that leave no entry. */
type Life = { rows: (entry: AuditEntry) => readonly Row[]; unrecorded?: readonly Row[] }

const byName = (rows: Partial<Record<ActName, Row | readonly Row[]>>): Life['rows'] => {
  // An act that a later release named is none of these.
  const byAct = new Map(Object.entries(rows))
  return ({ what }) => [byAct.get(what) ?? []].flat()
}

const ISSUE: Life = {
  rows: byName({
    ...ISSUE_BEGINNINGS,
    ...ISSUE_MOVES,
    rendered: [ISSUE_SYSTEM_MOVES.rendered, ISSUE_SYSTEM_MOVES['import-rendered']],
    'render-failed': [ISSUE_SYSTEM_MOVES['render-failed'], ISSUE_SYSTEM_MOVES['import-render-failed']],
  }),
}

const { begin, expanded, finish, hold, stop, ask, reopen } = DISTRIBUTION_SYSTEM_MOVES
const moveOfDistribution = byName({
  ...DISTRIBUTION_MOVES,
  held: hold,
  queued: expanded,
  distributed: finish,
  'refused-to-send': stop,
  'sending-asks': ask,
})

/** One mailbox more, as its original's: the distribution goes on as it stood, or is opened again (functions/workers/distribution/bring-corrections.ts). */
const isBrought = ({ what, who }: AuditEntry): boolean => what === 'add-late' && who.id === SYSTEM.id

const DISTRIBUTION: Life = {
  rows: (entry) => {
    if (entry.what === 'sign-off')
      return [DISTRIBUTION_BEGINNINGS[entry.facts.sendAt === undefined ? 'expand' : 'schedule']]
    return isBrought(entry) ? [] : moveOfDistribution(entry)
  },
  unrecorded: [begin, reopen],
}

const SUBMISSION: Life = {
  rows: (entry) =>
    entry.facts.released === undefined
      ? byName({
          'submission-started': SUBMISSION_BEGINNING,
          'hand-in': SUBMISSION_MOVES['hand-in'],
          'take-back': SUBMISSION_MOVES['take-back'],
          'ask-head': SUBMISSION_MOVES['ask-head'],
          'head-sign': SUBMISSION_MOVES['head-sign'],
          'send-back': SUBMISSION_MOVES['send-back'],
          'take-from-head': SUBMISSION_MOVES['take-from-head'],
          adopt: SUBMISSION_MOVES.adopt,
          'return-submission': SUBMISSION_MOVES.return,
          decline: SUBMISSION_MOVES.decline,
        })(entry)
      : [SUBMISSION_MOVES.release],
}

/** What does not hold, in words. */
export function brokenLives(entries: readonly AuditEntry[]): string[] {
  const submissions = new Set(entries.flatMap(({ facts }) => submissionsIn(facts)))
  return [
    ...outOfTurn(entries, ISSUE),
    ...outOfTurn(entries, DISTRIBUTION),
    ...[...submissions].flatMap((id) =>
      outOfTurn(
        entries.filter(({ facts }) => submissionsIn(facts).includes(id)),
        SUBMISSION,
      ),
    ),
  ]
}

/** The first act that no table of moves allows where it stands. A record that does not begin with the beginning may stand anywhere. */
function outOfTurn(entries: readonly AuditEntry[], { rows, unrecorded = [] }: Life): string[] {
  let states: ReadonlySet<string> | null = null
  for (const entry of entries) {
    const moves = rows(entry)
    if (moves.length === 0) continue
    const before: ReadonlySet<string> | null = states && among(states, unrecorded)
    const next: string[] = moves.flatMap(({ from, to }) => {
      // What begins has nothing before it.
      const leads = from === undefined ? before === null : before === null || from.some((state) => before.has(state))
      return leads ? [to].flat() : []
    })
    if (next.length === 0) return [`审计记录第 ${entry.seq} 条“${actLabel(entry.what)}”不合办理规则`]
    states = new Set(next)
  }
  return []
}

/** With what the moves that leave no entry may have led to. */
function among(states: ReadonlySet<string>, unrecorded: readonly Row[]): ReadonlySet<string> {
  const more = unrecorded.filter(({ from = [] }) => from.some((state) => states.has(state))).flatMap(({ to }) => to)
  const all = new Set([...states, ...more])
  return all.size === states.size ? states : among(all, unrecorded)
}
