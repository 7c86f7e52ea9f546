/** Registering people and changing what they are, on the record of people; the last administrator stays. */
import type { Actor, Person, PersonSettings } from '#shared/centre/person.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { commit, type Write } from '../../store/commit.ts'
import { keys, subjects } from '../../store/keys.ts'
import { listPeople, loadPerson } from '../../store/load.ts'
import { addPerson, changePerson } from '../../store/rows.ts'
import { act } from '../act.ts'

export async function registerPerson(deps: Deps, actor: Actor, settings: PersonSettings): Promise<Person> {
  const person: Person = { ...settings, id: deps.newId(), version: 1 }
  await commit(deps.table, {
    writes: addPerson(person),
    record: {
      subject: subjects.people,
      act: act(actor, deps.clock(), 'person-added', `${person.name} ${person.email}`),
    },
  })
  return person
}

export async function editPerson(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  settings: PersonSettings,
): Promise<Person> {
  const person = await loadPerson(deps.table, id)
  if (person.version !== version) throw new Refusal('stale')
  const next = { ...person, ...settings }
  await commit(deps.table, {
    writes: [...changePerson(person, next), ...(await anotherAdministrator(deps, person, next))],
    record: { subject: subjects.people, act: act(actor, deps.clock(), 'person-changed', `${next.name} ${next.email}`) },
  })
  return { ...next, version: version + 1 }
}

const administers = ({ active, roles }: Person) => active && roles.includes('administrator')

/** Where this change takes an administrator away: another must be there, and still be there at the commit. */
async function anotherAdministrator({ table }: Deps, person: Person, next: Person): Promise<Write[]> {
  if (!administers(person) || administers(next)) return []
  const other = (await listPeople(table)).find((one) => one.id !== person.id && administers(one))
  if (!other) throw new Refusal('last-administrator')
  return [{ kind: 'expect', keys: keys.person(other.id, ''), data: { active: true }, refusal: 'last-administrator' }]
}
