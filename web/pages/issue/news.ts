/** The words of what somebody else did to an issue that stands open. */

import { ROLES } from '#shared/centre/labels.ts'
import type { Role } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { ISSUE_MOVES, type IssueMove } from '#shared/issue/issue-workflow.ts'
import { SYSTEM } from '#shared/system.ts'

export type LastAct = { what: string; who: { id: string; name: string }; at: string }

/** `责任编辑周敏已撤回送审`; null for one's own acts, and for what is no move: it shows by itself. */
export function newsOf({ what, who }: LastAct, readerId: string): string | null {
  if (who.id === readerId || !Object.hasOwn(ISSUE_MOVES, what)) return null
  // A name of the table: it was looked for in it.
  const { by, label } = ISSUE_MOVES[what as IssueMove]
  // A move has one role in its table.
  const [role] = Object.keys(by) as Role[]
  return `${role && who.id !== SYSTEM.id ? ROLES[role] : ''}${who.name}已${label}`
}

export type Now = { seq: number; last: LastAct | null; other: LastAct | null }
/** How far the page has heard: the number, and the instant of the last act. */
export type Known = { seq: number; at: string }
/** Whether the issue is read again, and which act of another is told. */
export type News = { reread: boolean; told: LastAct | null }

/**
 * What is new since `known` (null: nothing was heard yet). One's own act of a moment ago hides
 * nothing; one's own in another window is read here, too. `updatedAt`: of the issue as it stands on the page.
 */
export function newsSince(
  known: Known | null,
  { seq, last, other }: Now,
  { readerId, updatedAt }: { readerId: string; updatedAt: string },
): News {
  if (seq === known?.seq) return { reread: false, told: null }
  const isLater = last !== null && last.at > updatedAt
  // Between the reading of the page and the first asking something may have happened, too.
  const heard = known?.at ?? updatedAt
  const since = [last ?? [], other ?? []].flat().filter(({ at }) => at > heard)
  const byOthers = since.filter(({ who }) => who.id !== readerId)
  return {
    reread: (last === null && known !== null) || isLater || byOthers.length > 0,
    told: byOthers.find((one) => newsOf(one, readerId) !== null) ?? null,
  }
}

/** Within five seconds a page tells what others did, the answer's way included. */
const SOON_MS = 4_000
/** Where nobody decides any more, or the server did not answer. */
const LATER_MS = 60_000

/** When it is asked again what others did, in milliseconds. */
export const askAgainMs = ({ state }: Pick<Issue, 'state'>, failed: boolean): number =>
  failed || state === 'published' ? LATER_MS : SOON_MS

/** Why nothing is decided on what was on screen when a window opened, or null: the issue moved on since. */
export function whyOvertaken(seen: Pick<Issue, 'version'>, now: Pick<Issue, 'version' | 'state'>): string | null {
  if (now.version === seen.version) return null
  return now.state === 'review' ? '本期刚刚有新的变化，请关闭后看过再办理' : '本期已不在审核中，请关闭后查看'
}
