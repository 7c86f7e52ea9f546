/** Administration: publication settings, people and recipients, each change on the publication's record. */
import type { ActName } from '#shared/audit-labels.ts'
import { hashOf } from '#shared/hash.ts'
import type { Actor, Person, PersonSettings } from '#shared/person.ts'
import type { Publication, PublicationSettings } from '#shared/publication.ts'
import { Recipient, type RecipientSettings } from '#shared/recipient.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import type { Deps } from '../deps.ts'
import { commit, type Write } from '../store/commit.ts'
import { keys, subjects } from '../store/keys.ts'
import { listPeople, loadPerson, loadPublication } from '../store/load.ts'
import { get } from '../store/read.ts'
import { addPerson, changePerson, changePublication } from '../store/rows.ts'
import { act } from './act.ts'

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

/** Adds a recipient, or changes the one with this address when `version` names it (null: there must be none yet). */
export async function saveRecipient(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  version: number | null,
  settings: RecipientSettings,
): Promise<Recipient> {
  await loadPublication(deps.table, publicationId)
  const recipient: Recipient = { ...settings, publicationId, version: (version ?? 0) + 1 }
  const row = { keys: keys.recipient(publicationId, settings.address), data: recipient }
  const write: Write =
    version === null ? { kind: 'add', row, refusal: 'stale' } : { kind: 'change', row, version, refusal: 'stale' }
  await recordRecipient(
    deps,
    actor,
    publicationId,
    version === null ? 'recipient-added' : 'recipient-changed',
    recipient,
    write,
  )
  return recipient
}

export async function removeRecipient(
  deps: Deps,
  actor: Actor,
  publicationId: string,
  version: number,
  address: string,
): Promise<void> {
  const rowKeys = keys.recipient(publicationId, address)
  const recipient = await get(deps.table, Recipient, rowKeys)
  if (!recipient) throw new Refusal('not-found')
  const write: Write = { kind: 'remove', keys: rowKeys, version, refusal: 'stale' }
  await recordRecipient(deps, actor, publicationId, 'recipient-removed', recipient, write)
}

const recordRecipient = (
  { table, clock }: Deps,
  actor: Actor,
  publicationId: string,
  what: ActName,
  { name, address, lists }: RecipientSettings,
  write: Write,
): Promise<void> =>
  commit(table, {
    writes: [write],
    record: {
      subject: subjects.publication(publicationId),
      act: act(actor, clock(), what, `${name} ${address}`, { facts: { lists: lists.join(' ') } }),
    },
  })
