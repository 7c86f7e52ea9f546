/** Having the archive's index made anew from the published issues, by hand. */
import type { Actor } from '#shared/centre/person.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPublication } from '../../store/load.ts'
import { act } from '../act.ts'

export async function askForArchive(deps: Deps, actor: Actor, publicationId: string): Promise<void> {
  const { id, name } = await loadPublication(deps.table, publicationId)
  const now = deps.clock()
  await commit(deps.table, {
    writes: [],
    record: { subject: subjects.publication(id), act: act(actor, now, 'rebuild-archive', name) },
    work: [workFor(deps.newId(), { kind: 'rebuild-archive', publicationId: id }, now)],
  })
}
