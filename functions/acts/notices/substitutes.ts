/** Adds today's substitutes to those who may take a step: they are asked, and told, like the ones they stand in for. */
import { dayOf } from '#shared/calendar.ts'
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { signedName, substituteOf } from '#shared/centre/stands-in.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { hasOtherEyes } from '#shared/issue/issue-workflow.ts'
import { isLeader } from '#shared/issue/takers.ts'
import { loadPeople } from '../../store/people.ts'
import type { Table } from '../../store/table.ts'

/** Somebody who may take a step, as their name is told. */
export type Asked = { id: string; name: string }

export async function withSubstitutes(
  { table, publication, now }: { table: Table; publication: Publication; now: Date },
  issue: Issue,
  may: readonly Person[],
): Promise<Asked[]> {
  const named = may.flatMap((absent) => {
    const id = substituteOf(absent, dayOf(now))
    return id === null || may.some((one) => one.id === id) ? [] : [{ absent, id }]
  })
  const people =
    named.length > 0
      ? await loadPeople(
          table,
          named.map(({ id }) => id),
        )
      : new Map<string, Person>()
  const substitutes = named.flatMap(({ absent, id }) => {
    const one = people.get(id)
    if (!one || !isLeader(one) || !hasOtherEyes({ issue, publication, actor: one })) return []
    return [{ id, name: signedName({ personName: one.name, onBehalfOf: { personName: absent.name } }) }]
  })
  return [...may, ...substitutes].map(({ id, name }) => ({ id, name }))
}
