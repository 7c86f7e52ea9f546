/** The effects of a deadline of their own (延期) for single departments, given and taken back: their reminders follow it, and they hear of it. */
import { isSameMinute } from '#shared/calendar.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { several } from '#shared/several.ts'
import { isAhead, isExtended } from '#shared/submission/deadlines.ts'
import type { Effect, Moving } from '../effect.ts'
import { planTask } from '../submission/plan-task.ts'

type Asked = { departments: readonly string[] }

/** @throws Refusal `deadline-passed`, `no-extension`, `bad-request` for departments that were not called, `nothing-changed` */
export async function extendDeadline(
  { issue, now }: Moving,
  { departments, deadline }: Asked & { deadline: string },
): Promise<Effect<Issue>> {
  const chosen = chosenOf(departments, issue.called, '选择了没有约稿的单位，请重新选择')
  mustBeAhead(deadline, now)
  if (issue.deadline !== null && !isLaterByTheMinute(deadline, issue.deadline)) throw new Refusal('no-extension')
  const was = issue.ownDeadlines ?? {}
  if (chosen.every((id) => isExtended(issue, id) && isSameMinute(was[id] ?? '', deadline)))
    throw new Refusal('nothing-changed')
  return {
    change: { ownDeadlines: { ...was, ...Object.fromEntries(chosen.map((id) => [id, deadline])) } },
    tasks: [planTask(issue, now)],
    facts: { departments: several(chosen), deadline },
    read: { chosen },
  }
}

/** @throws Refusal `bad-request` for departments that have none */
export async function takeBackExtension({ issue, now }: Moving, { departments }: Asked): Promise<Effect<Issue>> {
  const was = issue.ownDeadlines ?? {}
  const chosen = chosenOf(departments, Object.keys(was), '选择了没有延期的单位，请重新选择')
  return {
    change: { ownDeadlines: Object.fromEntries(Object.entries(was).filter(([id]) => !chosen.includes(id))) },
    tasks: [planTask(issue, now)],
    facts: { departments: several(chosen) },
    read: { chosen },
  }
}

/** What reads the same gives a department no more time. */
const isLaterByTheMinute = (deadline: string, than: string): boolean =>
  isAhead(deadline, new Date(than)) && !isSameMinute(deadline, than)

/** @throws Refusal `deadline-passed` */
export function mustBeAhead(deadline: string, now: Date): void {
  if (!isAhead(deadline, now)) throw new Refusal('deadline-passed')
}

function chosenOf(asked: readonly string[], among: readonly string[], message: string): string[] {
  if (asked.some((id) => !among.includes(id))) throw new Refusal('bad-request', [{ path: 'departments', message }])
  return among.filter((id) => asked.includes(id))
}
