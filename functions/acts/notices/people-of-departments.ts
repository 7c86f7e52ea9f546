/** The people of departments: who of them is written to, and which departments have nobody. */
import type { Facts } from '#shared/audit-facts.ts'
import { departmentName } from '#shared/centre/departments.ts'
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { several } from '#shared/several.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Told } from '#shared/told.ts'
import { contributorsOf } from '../../store/people.ts'
import type { Table } from '../../store/table.ts'

export const NOBODY_THERE = '没有在用的信息员，请管理员在“人员”中登记'

/** A head hears of what waits for a head; of all else just where the department has nobody besides. */
export function asWriters<P extends Pick<Person, 'head' | 'departmentId'>>(people: readonly P[]): P[] {
  const isAlone = (id: string | null) => !people.some((one) => one.departmentId === id && !one.head)
  return people.filter(({ head, departmentId }) => !head || isAlone(departmentId))
}

/** The one who began the submission or, when they left, someone else who wrote in it or writes for the department now. */
export const writerAmong = (
  here: readonly Person[],
  { createdBy, writers }: Pick<Submission, 'createdBy' | 'writers'>,
): Person | undefined =>
  [createdBy, ...writers].flatMap((id) => here.find((person) => person.id === id) ?? [])[0] ?? here[0]

type Found = { departments: string[]; people: Person[]; facts: Facts; told: Told }

/** Everyone who writes for these departments. One that nobody belongs to is told of, and not booked as written to. */
export async function peopleOfDepartments(
  table: Table,
  publication: Publication,
  departments: readonly string[],
): Promise<Found> {
  const people = asWriters(await contributorsOf(table, departments))
  const peopleOf = (id: string) => people.filter(({ departmentId }) => departmentId === id)
  const reached = departments.filter((id) => peopleOf(id).length > 0)
  const unreached = departments.filter((id) => peopleOf(id).length === 0)
  return {
    departments: reached,
    people,
    facts: unreached.length === 0 ? {} : { unreached: several(unreached) },
    told: {
      reached: reached.map((id) => ({ name: departmentName(publication, id), people: namesOf(peopleOf(id)) })),
      missed: unreached.map((id) => ({ name: departmentName(publication, id), why: NOBODY_THERE })),
    },
  }
}

export const namesOf = (people: readonly Pick<Person, 'name'>[]): string[] => people.map(({ name }) => name)
