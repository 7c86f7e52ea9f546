/** Writing to departments and to people of the desk: the work of it, and who is reached by it and who is not. */
import { departmentName } from '#shared/centre/departments.ts'
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Told } from '#shared/told.ts'
import type { DepartmentMail, Notice, Task } from '#shared/work.ts'
import { contributorsOf, listPeople } from '../store/people.ts'
import type { Table } from '../store/table.ts'
import type { Effect } from './effect.ts'

export const NOBODY_THERE = '没有在用的信息员，请管理员在“人员”中登记'

/** Whoever began the submission or, when they left, someone else who wrote in it or writes for the department now. */
export const writerAmong = (
  here: readonly Person[],
  { createdBy, writers }: Pick<Submission, 'createdBy' | 'writers'>,
): Person | undefined =>
  [createdBy, ...writers].flatMap((id) => here.find((person) => person.id === id) ?? [])[0] ?? here[0]

type Written = Pick<Required<Effect<never>>, 'tasks' | 'facts' | 'told'>

/** To everyone who writes for these departments. One that nobody belongs to is told of, and not booked as written to. */
export async function writeToDepartments(
  table: Table,
  { id: issueId, publication }: { id: string; publication: Publication },
  { mail, departments, reason = '' }: { mail: DepartmentMail; departments: readonly string[]; reason?: string },
): Promise<Written> {
  const people = await contributorsOf(table, departments)
  const peopleOf = (id: string) => people.filter(({ departmentId }) => departmentId === id)
  const reached = departments.filter((id) => peopleOf(id).length > 0)
  const unreached = departments.filter((id) => peopleOf(id).length === 0)
  return {
    tasks: reached.length === 0 ? [] : [departmentsTask(issueId, { mail, departments: reached, people, reason })],
    facts: unreached.length === 0 ? {} : { unreached: unreached.join(' ') },
    told: {
      reached: reached.map((id) => ({ name: departmentName(publication, id), people: namesOf(peopleOf(id)) })),
      missed: unreached.map((id) => ({ name: departmentName(publication, id), why: NOBODY_THERE })),
    },
  }
}

export const departmentsTask = (
  issueId: string,
  { people, ...rest }: { mail: DepartmentMail; departments: string[]; people: readonly Person[]; reason: string },
): Task => ({ kind: 'write-to-departments', issueId, people: people.map(({ id }) => id), ...rest })

const namesOf = (people: readonly Person[]): string[] => people.map(({ name }) => name)

/** To those of `ids` who are still here; where none of them is, to every editor, and then says so. */
export async function writeToDesk(
  table: Table,
  ids: readonly string[],
  noticeFor: (personId: string) => Notice,
): Promise<Pick<Written, 'tasks' | 'told'>> {
  const people = (await listPeople(table)).filter(({ active }) => active)
  const wanted = people.filter(({ id }) => ids.includes(id))
  const told = wanted.length > 0 ? wanted : people.filter(({ roles }) => roles.includes('editor'))
  return {
    tasks: told.map(({ id }) => ({ kind: 'notice', notice: noticeFor(id) })),
    told: { reached: [{ name: '责任编辑', people: namesOf(told) }], missed: [] },
  }
}

/** Those who can take the step that a review has come to; who is named for it and cannot is told of, with why. */
export function askToReview(
  issueId: string,
  takers: { step: { name: string }; may: Person[]; mayNot: { name: string; why: string }[] } | undefined,
): Pick<Written, 'tasks' | 'told'> {
  if (!takers) return { tasks: [], told: { reached: [], missed: [] } }
  const { step, may, mayNot } = takers
  return {
    tasks: may.map(({ id: personId }) => ({
      kind: 'notice',
      notice: { mail: 'review-requested', issueId, personId, step: step.name },
    })),
    told: { reached: [{ name: step.name, people: namesOf(may) }], missed: mayNot } satisfies Told,
  }
}
