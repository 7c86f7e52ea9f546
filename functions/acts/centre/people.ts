/** Registering people and changing what they are, on the record of people; the last of a kind stays. */
import { namesIn } from '#shared/audit-facts.ts'
import { type Actor, type Person, PersonSettings } from '#shared/centre/person.ts'
import { Refusal } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit, type Write } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { listPublications, loadPerson } from '../../store/load.ts'
import { listPeople } from '../../store/people.ts'
import { addPerson, changePerson } from '../../store/rows.ts'
import { endSessions } from '../../store/session-era.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { changedFacts, firstFacts, personFacts } from '../facts.ts'
import { tellOfPerson } from '../notices/person-changed.ts'
import { withSettings } from '../with-settings.ts'
import { endSubstitutions } from './end-substitutions.ts'
import { handOver } from './hand-over.ts'
import { allWorking, heldBy } from './holds.ts'
import { holdContributor, holdDepartment, holdHead, holdLast, holdSteps } from './person-holds.ts'

export const registerPerson = (deps: Deps, actor: Actor, settings: PersonSettings): Promise<Person> =>
  decideAnew(async () => {
    const person: Person = { ...settings, id: deps.newId(), version: 1 }
    const [publications, people] = await Promise.all([listPublications(deps.table), listPeople(deps.table)])
    const { expects = [] } = holdDepartment(settings.departmentId, { publications, path: 'departmentId' })
    const now = deps.clock()
    await commit(deps.table, {
      writes: [...addPerson(person), ...expects],
      work: tellOfPerson(deps, { actor, now, before: null, after: person, people, names: namesIn(publications) }),
      record: {
        subject: subjects.people,
        act: act(actor, now, 'person-added', `${person.name} ${person.email}`, {
          facts: firstFacts(personFacts(person)),
        }),
      },
    })
    return person
  })

/** `despite`: the consequences that the caller was told of, and wants it done all the same. */
export type PersonChange = {
  version: number
  person: PersonSettings
  /** Who takes over their steps, where they may not take them any more. */
  handTo?: string | undefined
  despite?: readonly string[] | undefined
}

/**
 * @throws Refusal `last-administrator`, `last-editor`; `still-needed` where a step would have no approver, or a review
 * nobody to take it to its end; `has-consequences`; `stale`.
 */
export const editPerson = (
  deps: Deps,
  actor: Actor,
  id: string,
  { version, person: settings, handTo, despite = [] }: PersonChange,
): Promise<Person> =>
  decideAnew(async () => {
    const person = await loadPerson(deps.table, id)
    if (person.version !== version) throw new Refusal('stale')
    const [people, working] = await Promise.all([listPeople(deps.table), allWorking(deps.table)])
    const now = deps.clock()
    const ended = endSubstitutions(actor, now, { person, next: withSettings(person, PersonSettings, settings), people })
    const { next } = ended
    const change = { person, next, people }
    const handed = await handOver(deps, { actor, now, change, working, heirId: handTo })
    const { expects, consequences } = heldBy(
      [
        holdLast('administrator', 'last-administrator', change),
        holdLast('editor', 'last-editor', change),
        holdDepartment(next.departmentId, {
          publications: working.map(({ publication }) => publication),
          path: 'person.departmentId',
          // Who left may stay where they were, for as long as they are not here.
          before: person.active || !next.active ? person.departmentId : null,
        }),
        holdSteps(change, working, handed.after),
        holdContributor(change, working),
        holdHead(change, working),
        ended.hold,
      ],
      { code: 'still-needed', despite },
    )
    const names = namesIn(working.map(({ publication }) => publication))
    await commit(deps.table, {
      work: [
        ...tellOfPerson(deps, { actor, now, before: person, after: next, people, names }),
        ...handed.work,
        ...ended.tasks.map((task) => workFor(deps.newId(), task, now)),
      ],
      writes: [
        ...changePerson(person, next),
        ...ended.writes,
        ...handed.writes,
        ...expects,
        ...(await endedSessions(deps, person, next)),
      ],
      alsoRecord: handed.records,
      record: {
        subject: subjects.people,
        act: act(actor, now, 'person-changed', `${next.name} ${next.email}`, {
          why: consequences.join('') || null,
          facts: { ...changedFacts(personFacts(person), personFacts(next)), ...handed.facts, ...ended.facts },
        }),
      },
    })
    return { ...next, version: version + 1 }
  })

/** A person who leaves or gets another mailbox is signed out for good, on all devices. */
const endedSessions = async ({ table }: Deps, before: Person, after: Omit<Person, 'version'>): Promise<Write[]> =>
  before.email !== after.email || (before.active && !after.active) ? [await endSessions(table, before.id)] : []
