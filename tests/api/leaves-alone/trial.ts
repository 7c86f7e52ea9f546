/** A trial of an act: what stands before it, the doing of it, and all that it may change. */
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import type { FullyWritten } from './full-issue.ts'

export type Stage = Record<'editor' | 'office' | 'head' | 'science' | 'police' | 'administrator', Caller> & {
  centre: Centre
  mailboxes: readonly string[]
  signInAgain: () => Promise<void>
  /** For someone whom a trial signs in itself: what they ask is asked as of another version first (stale.ts). */
  watched: (caller: Caller) => Caller
}

/** `mayChange`: as rows.ts reads it. */
export type Tried = { does: () => Promise<unknown>; mayChange: readonly string[] }

/** `by`: the route that is asked, or the workers. `runs`: with how many issues it is tried. */
export type Trial = {
  what?: string
  by: `${'POST' | 'PUT'} /${string}` | 'workers'
  runs?: number
  ready: (stage: Stage, written: FullyWritten) => Promise<Tried>
}

const rowOf = ({ id }: Pick<Issue, 'id'>, sk: string) => `ISSUE#${id} ${sk}`

/** Who saved last: so a save knows itself again (shared/saves.ts). */
export const SAVES = 'saves**'

/** These members of an issue, and those that every change of it changes. */
export const ofIssue = (issue: Pick<Issue, 'id'>, ...members: string[]): string[] =>
  ['version', 'updatedAt', ...members].map((member) => `${rowOf(issue, 'ISSUE')}.${member}`)

/** The same of what is saved: the save is kept, too (functions/store/kept-saves.ts). */
export const ofSaved = (issue: Pick<Issue, 'id'>, ...members: string[]): string[] => [
  ...ofIssue(issue, ...members, SAVES, 'kept**'),
  ...newOf(issue, 'SAVE#'),
]

export const ofSubmission = (issue: Pick<Issue, 'id'>, submission: { id: string }, ...members: string[]): string[] =>
  ['version', 'updatedAt', 'state', ...members].map(
    (member) => `${rowOf(issue, `SUBMISSION#${submission.id}`)}.${member}`,
  )

export const ofDistribution = (issue: Pick<Issue, 'id'>, ...members: string[]): string[] =>
  ['version', ...members].map((member) => `${rowOf(issue, 'DISTRIBUTION')}.${member}`)

export const ofDelivery = (issue: Pick<Issue, 'id'>, id: string, ...members: string[]): string[] => [
  ...['version', 'state', ...members].map((member) => `${rowOf(issue, `DELIVERY#${id}`)}.${member}`),
  ...counts(issue),
]

export const counts = (issue: Pick<Issue, 'id'>): string[] => [`${rowOf(issue, 'COUNT#')}**`]

/** Any member of new rows of the issue whose sort keys begin so. */
export const newOf = (issue: Pick<Issue, 'id'>, ...kinds: string[]): string[] =>
  kinds.map((kind) => `+${rowOf(issue, kind)}**`)
