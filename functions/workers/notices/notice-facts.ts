/** The facts that notices share, as they are now: of which issue, where to look, and who is still here to be told. */

import { departmentName } from '#shared/centre/departments.ts'
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { takesInput } from '#shared/submission/submission-workflow.ts'
import type { WorkerDeps } from '../../deps.ts'
import { loadIssueWhole, loadPerson } from '../../store/load.ts'
import { contributorsOf } from '../../store/people.ts'

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
  return { issue, facts: factsOf(deps, { issue, publication }, 'issues'), addressed: { to: to(person), publication } }
}

/** To someone who writes for a department, about an issue that takes news; null when it takes none any more. */
export async function toDepartment(deps: WorkerDeps, about: AboutIssue) {
  const { issue, publication, person } = await wholeAndPerson(deps, about)
  if (!takesInput(issue) || issue.deadline === null) return null
  const department = person.departmentId === null ? person.name : departmentName(publication, person.departmentId)
  const facts = { ...factsOf(deps, { issue, publication }, 'calls'), department, deadline: issue.deadline }
  return { facts, addressed: { to: to(person), publication } }
}

/** Whoever began the submission or, when they left, someone else who wrote in it or writes for the department now. */
export async function writerOf(deps: WorkerDeps, { createdBy, writers, ownerDepartment }: Submission): Promise<Person> {
  const here = await contributorsOf(deps.table, [ownerDepartment])
  const [first] = [createdBy, ...writers].flatMap((id) => here.find((person) => person.id === id) ?? [])
  const person = first ?? here[0]
  if (!person) throw new Refusal('not-found')
  return person
}
