/** How the departments of an issue stand: what each answered, who writes for it, and when they were last reminded. */
import { z } from 'zod'
import { Id, Instant } from '#shared/fields.ts'
import { deadlineOf, isExtended } from '#shared/submission/deadlines.ts'
import { Answer, answerOf, partnersIn } from '#shared/submission/department-answer.ts'
import { isRecent } from '#shared/submission/reminding.ts'
import { mayComeIn } from '#shared/submission/submission-workflow.ts'
import { listSubmissions, loadIssueWhole } from '../store/load.ts'
import { contributorsOf } from '../store/people.ts'
import { readReminders } from '../store/reminders.ts'
import type { Table } from '../store/table.ts'
import { listZeroReports } from '../store/zero-reports.ts'

export const DepartmentNow = z.object({
  id: Id,
  name: z.string(),
  called: z.boolean(),
  deadline: Instant.nullable().describe('该单位的截稿时间'),
  extended: z.boolean().describe('截稿时间是否为该单位单独延长'),
  answer: Answer,
  zeroReport: z.object({ at: Instant, by: z.string() }).nullable().describe('报了“本期无稿”的时间和人'),
  handedIn: z.number(),
  late: z.boolean(),
  started: z.number().describe('已开始填写、没有报送的篇数'),
  returned: z
    .array(z.object({ id: Id, reason: z.string(), open: z.boolean() }))
    .describe('退改后没有交回的；open：仍可交回'),
  withHead: z.number().describe('等待本单位负责人审签的篇数'),
  undecided: z.array(Id).describe('已报送、没有决定的'),
  partners: z.string().describe('联合报送的来稿退改中，由谁交回'),
  people: z.array(z.string()).describe('在用的信息员；没有时，任何通知都无人收到'),
  reminded: z.object({ at: Instant, by: z.string(), recent: z.boolean() }).nullable().describe('最近一次催报'),
})
export type DepartmentNow = z.infer<typeof DepartmentNow>

/** Every department on the roster, in its order, and those that were called and left it since. */
export async function departmentsNow(table: Table, issueId: string, now: Date): Promise<DepartmentNow[]> {
  const [{ issue, publication }, submissions, zeroReports, reminders] = await Promise.all([
    loadIssueWhole(table, issueId),
    listSubmissions(table, issueId),
    listZeroReports(table, issueId),
    readReminders(table, issueId),
  ])
  const { departments, former = [] } = publication
  const shown = [...departments, ...former.filter(({ id }) => issue.called.includes(id))]
  const people = await contributorsOf(
    table,
    shown.map(({ id }) => id),
  )
  return shown.map(({ id, name }) => {
    const found = answerOf(id, submissions, zeroReports)
    const zero = zeroReports.find((one) => one.departmentId === id && one.stands)
    const theirs = people.filter(({ departmentId }) => departmentId === id)
    const last = theirs
      .flatMap((person) => reminders.last[person.id] ?? [])
      .toSorted((a, b) => (a.at < b.at ? 1 : -1))[0]
    return {
      id,
      name,
      called: issue.called.includes(id),
      deadline: deadlineOf(issue, id),
      extended: isExtended(issue, id),
      answer: found.answer,
      zeroReport: zero ? { at: zero.at, by: zero.by.name } : null,
      handedIn: found.handedIn,
      late: found.late,
      started: found.started.length,
      returned: found.returned.map((one) => ({
        id: one.id,
        reason: one.reason ?? '',
        open: mayComeIn(issue, one),
      })),
      withHead: found.withHead.length,
      undecided: found.undecided.map((one) => one.id),
      partners: partnersIn(found, publication),
      people: theirs.map((person) => person.name),
      reminded: last ? { ...last, recent: isRecent(last.at, now) } : null,
    }
  })
}
