/** Reminding (催报), by hand or by the plan: a mail to the people of called departments that have not handed in, or not handed back; not twice in a day unseen. */

import { minuteInChinese } from '#shared/calendar.ts'
import { departmentName } from '#shared/centre/departments.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { MORE_ISSUE_NOTICES } from '#shared/notices.ts'
import { Refusal } from '#shared/refusals.ts'
import type { ReminderRequest } from '#shared/requests.ts'
import { several } from '#shared/several.ts'
import { answerOf, partnersIn } from '#shared/submission/department-answer.ts'
import type { PlannedReminder } from '#shared/submission/planned-reminders.ts'
import { isRecent } from '#shared/submission/reminding.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { isGivenBack, isStillOpen, takesInput } from '#shared/submission/submission-workflow.ts'
import type { ZeroReport } from '#shared/submission/zero-report.ts'
import { SYSTEM } from '#shared/system.ts'
import type { Told } from '#shared/told.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { listSubmissions, loadIssueWhole } from '../../store/load.ts'
import { contributorsOf } from '../../store/people.ts'
import { type Reminders, readReminders, writeReminders } from '../../store/reminders.ts'
import { expectInput } from '../../store/rows.ts'
import { listZeroReports } from '../../store/zero-reports.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { noticesOf } from '../notices/notices.ts'
import { asWriters, NOBODY_THERE } from '../notices/people-of-departments.ts'

/** The departments that were reminded, and of all that were asked for, who is written to and who is not, with why. */
export type Reminded = { reminded: string[]; told: Told }

/** @throws Refusal `input-closed` where the issue takes nothing any more */
export const remind = (deps: Deps, actor: Actor, issueId: string, request: ReminderRequest): Promise<Reminded> =>
  decideAnew(() => remindOnce(deps, actor, issueId, request))

/** By the plan, of what it had until now: each of its instants once, whoever asks how often. The editors hear which departments have nobody. */
export const remindByPlan = (deps: Deps, issueId: string, due: readonly PlannedReminder[]): Promise<Reminded> =>
  decideAnew(() => remindOnce(deps, SYSTEM, issueId, { departments: due.flatMap((one) => one.departments) }, due))

async function remindOnce(
  deps: Deps,
  actor: Pick<Actor, 'id' | 'name'>,
  issueId: string,
  { departments, again = [] }: ReminderRequest,
  due?: readonly PlannedReminder[],
): Promise<Reminded> {
  const [{ issue, publication, head }, submissions, zeroReports, reminders, people] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    listSubmissions(deps.table, issueId),
    listZeroReports(deps.table, issueId),
    readReminders(deps.table, issueId),
    contributorsOf(deps.table, departments),
  ])
  if (!takesInput(issue) && !submissions.some((one) => isGivenBack(one) && isStillOpen(issue, one)))
    throw new Refusal('input-closed')
  const planned = due?.at(-1)?.at
  if (planned !== undefined && planned <= (reminders.planned ?? '')) return { reminded: [], told: NOBODY_TOLD }
  const now = deps.clock()
  const judged = [...new Set(departments)].map((id) => ({
    id,
    name: departmentName(publication, id),
    ...judge(id, { issue, publication, submissions, zeroReports, people, reminders, again: again.includes(id), now }),
  }))
  const reached = judged.filter(({ whom }) => whom.length > 0)
  const told = {
    reached: reached.map(({ name, whom }) => ({ name, people: whom.map((person) => person.name) })),
    missed: judged.flatMap(({ name, whom, why }) => (whom.length > 0 ? [] : [{ name, why }])),
  }
  const reminded = reached.map(({ id }) => id)
  const unreached = judged.filter(({ why }) => why === NOBODY_THERE).map(({ id }) => id)
  if (reminded.length === 0 && (due === undefined || unreached.length === 0)) return { reminded, told }
  const whom = reached.flatMap((one) => one.whom)
  const last = { people: whom.map(({ id }) => id), at: now.toISOString(), by: actor.name, planned }
  const repeated = reached.filter((one) => again.includes(one.id)).map(({ id }) => id)
  const { tasks } = await noticesOf(MORE_ISSUE_NOTICES[due === undefined ? 'remind' : 'remind-by-plan'], {
    table: deps.table,
    now,
    actor,
    publication,
    before: issue,
    issue,
    reason: '',
    read: { reminded: { departments: reminded, people: whom, unreached } },
  })
  await commit(deps.table, {
    writes: [expectInput(issue), writeReminders(issueId, reminders, last)],
    record: {
      head,
      subject: subjects.issue(issueId),
      act: act(actor, now, 'remind', issueLabel(issue), {
        why: due ? `按催报计划：${[...new Set(due.map(({ words }) => words))].join('、')}` : null,
        facts: {
          ...(reminded.length > 0 && { departments: several(reminded) }),
          ...(planned !== undefined && { planned }),
          ...(repeated.length > 0 && { again: several(repeated) }),
          ...(unreached.length > 0 && { unreached: several(unreached) }),
        },
      }),
    },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
  return { reminded, told }
}

const NOBODY_TOLD: Told = { reached: [], missed: [] }

type Asked = {
  issue: Issue
  publication: Publication
  submissions: readonly Submission[]
  zeroReports: readonly ZeroReport[]
  people: readonly Person[]
  reminders: Reminders
  again: boolean
  now: Date
}

/** Who of a department is reminded; where nobody is, why. */
function judge(id: string, asked: Asked): { whom: Person[]; why: string } {
  const { issue, publication, submissions, zeroReports, people, reminders, again, now } = asked
  const nobody = (why: string) => ({ whom: [], why })
  if (!issue.called.includes(id)) return nobody('本期没有向该单位约稿')
  const found = answerOf(id, submissions, zeroReports)
  if (found.answer === 'handed-in') return nobody('已报送')
  if (found.answer === 'zero') return nobody('已报“本期无稿”')
  if (found.answer === 'with-partner') return nobody(`联合报送的来稿由${partnersIn(found, publication)}修改后交回`)
  const open = takesInput(issue) || [...found.returned, ...found.withHead].some((one) => isStillOpen(issue, one))
  if (!open) return nobody('已截稿')
  const members = people.filter(({ departmentId }) => departmentId === id)
  const theirs = found.withHead.length > 0 ? members : asWriters(members)
  if (theirs.length === 0) return nobody(NOBODY_THERE)
  const due = theirs.filter((person) => again || !isRecent(reminders.last[person.id]?.at, now))
  if (due.length > 0) return { whom: due, why: '' }
  const last = theirs.flatMap((person) => reminders.last[person.id] ?? []).sort((a, b) => (a.at < b.at ? 1 : -1))[0]
  return nobody(`${last?.by}已于${minuteInChinese(last?.at ?? '')}催报，没有重复发送`)
}
