/** What an administrator sets up in the middle of a test: another person, other settings of the publication. */
import { loadPublication } from '#functions/store/load.ts'
import type { PersonSettings, Role } from '#shared/centre/person.ts'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import type { Caller } from './caller.ts'
import type { Centre } from './centre.ts'
import { ok } from './way.ts'

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

/** Asks for settings that differ from those of now as `change` says. */
export async function askForSettings(
  centre: Centre,
  administrator: Caller,
  change: (settings: PublicationSettings) => Partial<PublicationSettings>,
) {
  const { id, version, ...settings } = await loadPublication(centre.deps.table, PUBLICATION.id)
  return administrator.put(`/api/publications/${id}`, { version, settings: { ...settings, ...change(settings) } })
}
