/** An administrator's changes in the middle of a test: another person, other settings of the publication. */
import { loadPublication } from '#functions/store/load.ts'
import type { Person, PersonSettings, Role } from '#shared/centre/person.ts'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { RefusalDetail } from '#shared/refusals.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Answer, Caller } from './caller.ts'
import type { Centre } from './centre.ts'
import { ok } from './issue-steps.ts'

/** Someone new, signed in. */
export async function aPerson(
  centre: Centre,
  administrator: Caller,
  name: string,
  roles: Role[],
  departmentId: string | null = null,
) {
  const settings: PersonSettings = {
    name,
    title: '',
    email: `${name}@centre.example`,
    roles,
    departmentId,
    active: true,
  }
  const { id } = ok(await administrator.post('/api/people', settings))
  return { id: String(id), caller: await centre.as(settings.email), settings }
}

/** What `ask` answers once its consequences, if it has any, were read and taken. */
export async function despite(ask: (despite?: string[]) => Promise<Answer>): Promise<Answer> {
  const first = await ask()
  return first.body.code === 'has-consequences'
    ? ask(first.body.details.map(({ message }: RefusalDetail) => message))
    : first
}

export const personNow = async (administrator: Caller, id: string): Promise<Person> =>
  ok(await administrator.get('/api/people')).people.find((one: Person) => one.id === id)

/** Asks for this person with what `change` says, at the version they have now. `handTo`: who takes their steps over. */
export async function askForPerson(
  administrator: Caller,
  id: string,
  change: Partial<PersonSettings>,
  despite?: string[],
  handTo?: string,
): Promise<Answer> {
  const { id: _, version, substitute: __, ...person } = await personNow(administrator, id)
  return administrator.put(`/api/people/${id}`, { version, person: { ...person, ...change }, despite, handTo })
}

/** Asks, as `by`, that this one stands in for `absent`, or nobody; at the version that `absent` has now. */
export async function askForSubstitute(
  administrator: Caller,
  by: Caller,
  absent: string,
  substitute: object | null,
  despite?: string[],
): Promise<Answer> {
  const { version } = await personNow(administrator, absent)
  return by.put(`/api/people/${absent}/substitute`, { version, substitute, despite })
}

/** The steps with these approvers, one after the other; those that are left out as they were. */
export const withApprovers =
  (...approvers: string[][]) =>
  ({ steps }: PublicationSettings) => ({
    steps: steps.map((step, n) => ({ ...step, approvers: approvers[n] ?? step.approvers })),
  })

/** Asks for settings that differ from those of now as `change` says. */
export async function askForSettings(
  centre: Centre,
  administrator: Caller,
  change: (settings: PublicationSettings) => Partial<PublicationSettings>,
  despite?: string[],
) {
  const { id, version, former: _, writers: __, ...settings } = await loadPublication(centre.deps.table, PUBLICATION.id)
  return administrator.put(`/api/publications/${id}`, {
    version,
    settings: { ...settings, ...change(settings) },
    despite,
  })
}
