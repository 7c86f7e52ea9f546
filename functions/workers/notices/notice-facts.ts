/** The facts that notices share, as they are now: of which issue, where to look, and who is still here to be told. */

import { departmentName } from '#shared/centre/departments.ts'
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { TextOut } from '#shared/mail/issue-out.ts'
import { hasLeftOpen, type LeftOpen } from '#shared/mail/left-open.ts'
import { Refusal } from '#shared/refusals.ts'
import { deadlineOf, isExtended } from '#shared/submission/deadlines.ts'
import { answerOf } from '#shared/submission/department-answer.ts'
import { jointStanding } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { isStillOpen, isUnread, takesInput } from '#shared/submission/submission-workflow.ts'
import { writerAmong } from '../../acts/notices/people-of-departments.ts'
import type { WorkerDeps } from '../../deps.ts'
import { listSubmissions, loadIssueWhole, loadPerson } from '../../store/load.ts'
import { contributorsOf } from '../../store/people.ts'
import { listZeroReports } from '../../store/zero-reports.ts'

type Whole = { issue: Issue; publication: Publication }

/** What every notice of an issue says. `page`: the desk's, or the departments'. */
export const factsOf = ({ place }: WorkerDeps, { issue, publication }: Whole, page: 'issues' | 'calls') => ({
  publication: publication.name,
  issue: issueLabel(issue),
  link: `${place.publicUrl}/${page}/${issue.id}`,
})

/** Someone who left gets no mail any more. @throws Refusal `not-found` */
export async function mustBeHere(deps: WorkerDeps, personId: string): Promise<Person> {
  const person = await loadPerson(deps.table, personId)
  if (!person.active) throw new Refusal('not-found')
  return person
}

/** A person as a mail's addressee. */
export const to = ({ name, email }: Person) => ({ name, address: email })

type AboutIssue = { issueId: string; personId: string }

async function wholeAndPerson(deps: WorkerDeps, { issueId, personId }: AboutIssue) {
  const [whole, person] = await Promise.all([loadIssueWhole(deps.table, issueId), mustBeHere(deps, personId)])
  return { ...whole, person }
}

/** To someone at the desk, about an issue. */
export async function toDesk(deps: WorkerDeps, about: AboutIssue) {
  const { issue, publication, person } = await wholeAndPerson(deps, about)
  const facts = factsOf(deps, { issue, publication }, 'issues')
  return { issue, person, facts, addressed: { to: to(person), publication } }
}

/** To someone who writes for a department, about an issue that called it: with what the department answered. */
export async function toDepartment(deps: WorkerDeps, about: AboutIssue) {
  const [{ issue, publication, person }, submissions, zeroReports] = await Promise.all([
    wholeAndPerson(deps, about),
    listSubmissions(deps.table, about.issueId),
    listZeroReports(deps.table, about.issueId),
  ])
  const { departmentId } = person
  if (departmentId === null) throw new Refusal('not-found')
  const department = departmentName(publication, departmentId)
  return {
    issue,
    answer: answerOf(departmentId, submissions, zeroReports),
    texts: textsOf(departmentId, submissions),
    /** The department's; null when the issue takes no news any more. */
    deadline: takesInput(issue) ? deadlineOf(issue, departmentId) : null,
    extended: isExtended(issue, departmentId),
    facts: { ...factsOf(deps, { issue, publication }, 'calls'), department, brief: issue.brief ?? '' },
    addressed: { to: to(person), publication },
  }
}

/** What became of each text that names a department; one that another department did not hand in is none of its own. */
const textsOf = (departmentId: string, submissions: readonly Submission[]): TextOut[] =>
  submissions
    .filter(({ ownerDepartment, departments, state }) =>
      ownerDepartment === departmentId ? true : departments.includes(departmentId) && !isUnread({ state }),
    )
    .filter((submission) => jointStanding(submission, departmentId) !== 'objected')
    .map(({ text, state, reason }) => ({ text, became: state, reason: reason ?? '' }))

/** What a department left open at the end of a call, for the mails that tell of the end. */
export const leftOpenOf = ({ issue, answer }: Awaited<ReturnType<typeof toDepartment>>): LeftOpen => ({
  started: answer.started.length,
  withHead: answer.withHead.length,
  returned: answer.returned.map((one) => ({
    text: one.text,
    reason: one.reason ?? '',
    open: isStillOpen(issue, one),
  })),
  undecided: answer.undecided.length,
})

/** Whether the end of the call says anything to the department: it left something open, or never answered. */
export const concerns = (found: Awaited<ReturnType<typeof toDepartment>>): boolean =>
  found.answer.answer === 'nothing' || hasLeftOpen(leftOpenOf(found))

/** Who hears what became of a submission. @throws Refusal `not-found` where nobody is left in its department */
export async function writerOf(deps: WorkerDeps, submission: Submission): Promise<Person> {
  const person = writerAmong(await contributorsOf(deps.table, [submission.ownerDepartment]), submission)
  if (!person) throw new Refusal('not-found')
  return person
}
