/** Finds for whom somebody stands in where they take a leader's move: those who approve in an issue and named them for today. */
import { dayOf } from '#shared/calendar.ts'
import type { Actor, Person, Role } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { standsInFor } from '#shared/centre/stands-in.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { stepsOf } from '#shared/issue/issue-workflow.ts'
import { loadPeople } from '../../store/people.ts'
import type { Table } from '../../store/table.ts'

type Asked = {
  issue: Issue
  publication: Publication
  actor: Actor
  move: { by: { [R in Role]?: unknown } }
  now: Date
}

/** Nobody, without asking the store, where the move is not a leader's or the actor is none. */
export async function absentFor(table: Table, { issue, publication, actor, move, now }: Asked): Promise<Person[]> {
  if (!('leader' in move.by) || !actor.roles.includes('leader')) return []
  const steps = [...stepsOf(issue, publication), ...publication.steps]
  const people = await loadPeople(
    table,
    steps.flatMap(({ approvers }) => approvers),
  )
  return standsInFor(people.values(), actor.id, dayOf(now))
}
