/** The contributor's view: the issues that called their department, and their department's submissions. */
import { z } from 'zod'
import type { Actor } from '#shared/centre/person.ts'
import { Issue } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { deadlineOf, isExtended } from '#shared/submission/deadlines.ts'
import { asListed, ListedSubmission, type Submission } from '#shared/submission/submission.ts'
import { mayRead, takesInput } from '#shared/submission/submission-workflow.ts'
import { ZeroReport } from '#shared/submission/zero-report.ts'
import type { Deps } from '../deps.ts'
import { keyIn } from '../store/cursor.ts'
import { eachIssue, eachSubmission, loadIssue, readablePublications } from '../store/load.ts'
import { type Page, type PageAsked, type Passed, pageOf } from '../store/pages.ts'
import { orWhyNot } from '../store/row-json.ts'
import { cursorOf } from '../store/rows.ts'
import type { Table } from '../store/table.ts'
import { readZeroReport } from '../store/zero-reports.ts'

/** Of an issue, only what a department may know. */
export const Call = z.object({
  publicationId: Issue.shape.publicationId,
  issue: Issue.pick({
    id: true,
    period: true,
    number: true,
    total: true,
    issueDate: true,
    state: true,
    deadline: true,
    inputOpen: true,
    stillOpen: true,
    brief: true,
  }),
  extended: z.boolean().describe('截稿时间是否为本单位单独延长'),
  called: z.boolean().describe('是否向本单位约稿；没有约稿的，只因其他单位联合报送而列出'),
  submissions: z.array(ListedSubmission),
  zeroReport: ZeroReport.nullable().describe('本单位的“本期无稿”，也有撤销了的'),
})
export type Call = z.infer<typeof Call>

/** The newest calls first, with the submissions this person may read; nothing to someone without a department. */
export async function pageOfCalls(
  { table }: Deps,
  actor: Actor,
  { after, limit, open }: PageAsked & { open: boolean },
): Promise<Page<Call>> {
  const { departmentId } = actor
  if (departmentId === null) return { rows: [], unread: [], next: null }
  const publications = await readablePublications(table)
  const ids = publications.rows.map(({ id }) => id)
  const issues = eachIssue(table, ids, { before: keyIn('calls', after), size: limit + 1 })
  const fits = (issue: Issue) => !open || (issue.called.includes(departmentId) && takesInput(issue))
  const called = await pageOf(concerning(table, issues, actor), { list: 'calls', limit, fits })
  const read = await Promise.all(called.rows.map((issue) => callIn(table, issue, actor)))
  const page = await pageOf(
    read.map(({ call }) => ({ key: cursorOf(call.issue), row: call })),
    { list: 'calls', limit },
  )
  const unread = [...called.unread, ...read.flatMap((one) => one.unread)]
  return {
    rows: page.rows,
    unread: after ? unread : [...publications.unread, ...unread],
    next: page.next ?? called.next,
  }
}

/** The issues that called the department, and those in work where another department's submission names it. */
async function* concerning(
  table: Table,
  issues: AsyncIterable<Passed<Issue>>,
  actor: Actor,
): AsyncGenerator<Passed<Issue>> {
  for await (const passed of issues) {
    const { row } = passed
    if (row instanceof Refusal || row.called.includes(actor.departmentId ?? '')) yield passed
    else if (row.state === 'department-input' || row.state === 'review') {
      const { call } = await callIn(table, row, actor)
      if (call.submissions.length > 0) yield passed
    }
  }
}

/** @throws Refusal `not-found` to those whom it did not call and no submission names */
export async function loadCall({ table }: Deps, actor: Actor, issueId: string): Promise<Read> {
  const issue = await loadIssue(table, issueId)
  if (actor.departmentId === null) throw new Refusal('not-found')
  const read = await callIn(table, issue, actor)
  if (!read.call.called && read.call.submissions.length === 0) throw new Refusal('not-found')
  return read
}

/** With why not of each submission that cannot be read. */
type Read = { call: Call; unread: Refusal[] }

async function callIn(table: Table, issue: Issue, actor: Actor): Promise<Read> {
  const departmentId = actor.departmentId ?? ''
  const own: Submission[] = []
  const unread: Refusal[] = []
  for await (const { row } of eachSubmission(table, issue.id))
    if (row instanceof Refusal) unread.push(row)
    else if (mayRead(row, actor)) own.push(row)
  const zero = await orWhyNot(readZeroReport(table, issue.id, departmentId))
  if (zero instanceof Refusal) unread.push(zero)
  const more = {
    deadline: deadlineOf(issue, departmentId),
    extended: isExtended(issue, departmentId),
    called: issue.called.includes(departmentId),
    zeroReport: zero instanceof Refusal ? null : zero,
  }
  return { call: callOf(issue, own.toSorted(newestFirst), more), unread }
}

/** By when it was handed in, or begun where it was not. */
const newestFirst = (a: Submission, b: Submission): number => saidAt(b).localeCompare(saidAt(a))
const saidAt = ({ submittedAt, createdAt }: Submission): string => submittedAt ?? createdAt

type OfDepartment = Pick<Call, 'called' | 'extended' | 'zeroReport'> & Pick<Issue, 'deadline'>

const callOf = (issue: Issue, submissions: Submission[], { deadline, ...more }: OfDepartment): Call => ({
  publicationId: issue.publicationId,
  issue: {
    id: issue.id,
    period: issue.period,
    number: issue.number,
    total: issue.total,
    issueDate: issue.issueDate,
    state: issue.state,
    deadline,
    inputOpen: issue.inputOpen,
    brief: issue.brief,
    // Of those that are still taken, the department's own.
    stillOpen: (issue.stillOpen ?? []).filter((id) => submissions.some((submission) => submission.id === id)),
  },
  submissions: submissions.map(asListed),
  ...more,
})
