/** Changing a publication's settings, on the publication's record. */

import type { Actor } from '#shared/centre/person.ts'
import type { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { hashOf } from '#shared/hash.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { listPeople, loadPublication } from '../../store/load.ts'
import { changePublication } from '../../store/rows.ts'
import { act } from '../act.ts'

export async function editPublication(
  deps: Deps,
  actor: Actor,
  id: string,
  version: number,
  settings: PublicationSettings,
): Promise<Publication> {
  const publication = await loadPublication(deps.table, id)
  if (publication.version !== version) throw new Refusal('stale')
  const wrong = [...changedKinds(publication, settings), ...(await unfitApprovers(deps, settings))]
  if (wrong.length) throw new Refusal('bad-request', wrong)
  const next = { ...publication, ...settings }
  await commit(deps.table, {
    writes: [changePublication(publication, next)],
    record: {
      subject: subjects.publication(id),
      act: act(actor, deps.clock(), 'publication-settings', next.name, {
        facts: { version: version + 1, settingsHash: await hashOf(settings) },
      }),
    },
  })
  return { ...next, version: version + 1 }
}

/** A section keeps its kind: what issues in work hold under its id would fit no more. */
const changedKinds = (before: Publication, after: PublicationSettings): RefusalDetail[] =>
  after.sections.flatMap(({ id, kind }, index) =>
    before.sections.some((section) => section.id === id && section.kind !== kind)
      ? [{ path: `settings.sections.${index}.kind`, message: '栏目类型不能修改，请另建一个栏目' }]
      : [],
  )

/** A step that nobody could take would hold an issue for ever. */
async function unfitApprovers({ table }: Deps, { steps }: PublicationSettings): Promise<RefusalDetail[]> {
  const people = new Map((await listPeople(table)).map((person) => [person.id, person]))
  return steps.flatMap(({ name, approvers }, index) =>
    approvers.flatMap((id) => {
      const person = people.get(id)
      if (person?.active && person.roles.includes('leader')) return []
      const who = person ? `“${person.name}”已停用或没有审核岗位` : '有人不在人员名册中'
      return [{ path: `settings.steps.${index}.approvers`, message: `“${name}”的审核人${who}，请另行指定` }]
    }),
  )
}
