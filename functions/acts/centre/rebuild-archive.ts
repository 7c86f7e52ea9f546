/** Having the archive's index made anew from the published issues, by hand; once at a time. */
import type { Actor } from '#shared/centre/person.ts'
import { Refusal } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { isRebuilding, readArchive, writeArchive } from '../../store/archive.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPublication } from '../../store/load.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'

/** @throws Refusal `rebuilding-already` */
export const askForArchive = (deps: Deps, actor: Actor, publicationId: string): Promise<void> =>
  decideAnew(async () => {
    const [{ id, name }, read] = await Promise.all([
      loadPublication(deps.table, publicationId),
      readArchive(deps.table, publicationId),
    ])
    if (await isRebuilding(deps.table, read)) throw new Refusal('rebuilding-already')
    const now = deps.clock()
    const work = workFor(deps.newId(), { kind: 'rebuild-archive', publicationId: id }, now)
    await commit(deps.table, {
      writes: [writeArchive(id, read, { rebuild: { work: work.id, done: [] } })],
      record: { subject: subjects.publication(id), act: act(actor, now, 'rebuild-archive', name) },
      work: [work],
    })
  })
