/** The names of departments, also of those that were taken off the roster. */
import type { Person } from './person.ts'
import type { Publication } from './publication.ts'

type Roster = Pick<Publication, 'departments' | 'former'>

export const departmentName = ({ departments, former = [] }: Roster, id: string): string =>
  [...departments, ...former].find((one) => one.id === id)?.name ?? '已不在名册的单位'

/** Whether the department hands in only what its head signed. */
export const headSigns = ({ departments }: Pick<Publication, 'departments'>, id: string): boolean =>
  departments.find((one) => one.id === id)?.headSigns === true

/** Whether they sign what that department hands in. */
export const isHeadOf = (
  { active, roles, departmentId, head }: Pick<Person, 'active' | 'roles' | 'departmentId' | 'head'>,
  id: string,
): boolean => active && head === true && roles.includes('contributor') && departmentId === id

/** `科技厅、公安厅` */
export const departmentNames = (roster: Roster, ids: readonly string[]): string =>
  ids.map((id) => departmentName(roster, id)).join('、')
