/** The words of what somebody else did to an issue that stands open. */
import { ROLES } from '#shared/centre/labels.ts'
import type { Role } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { ISSUE_MOVES, type IssueMove } from '#shared/issue/issue-workflow.ts'

export type LastAct = { what: string; who: { id: string; name: string }; at: string }

/** `责任编辑周敏已撤回送审`; null for one's own acts, and for what is no move: it shows by itself. */
export function newsOf({ what, who }: LastAct, readerId: string): string | null {
  if (who.id === readerId || !Object.hasOwn(ISSUE_MOVES, what)) return null
  // A name of the table: it was looked for in it.
  const { by, label } = ISSUE_MOVES[what as IssueMove]
  // A move has one role in its table.
  const [role] = Object.keys(by) as Role[]
  return `${role ? ROLES[role] : ''}${who.name}已${label}`
}

/** Why nothing is decided on what was on screen when a window opened, or null: the issue moved on since. */
export function whyOvertaken(seen: Pick<Issue, 'version'>, now: Pick<Issue, 'version' | 'state'>): string | null {
  if (now.version === seen.version) return null
  return now.state === 'review' ? '本期刚刚有新的变化，请关闭后看过再办理' : '本期已不在审核中，请关闭后查看'
}
