/** Changing a publication's settings, on the publication's record. */

import type { Actor } from '#shared/centre/person.ts'
import { type Department, type Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { writersAfter } from '#shared/centre/said-settings.ts'
import { canonicalJson, hashOf } from '#shared/hash.ts'
import { Refusal, type RefusalDetail } from '#shared/refusals.ts'
import { type Task, workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadPublication } from '../../store/load.ts'
import { expectPeople, listPeople, peopleHead } from '../../store/people.ts'
import { changePublication } from '../../store/rows.ts'
import { act } from '../act.ts'
import { decideAnew } from '../decide-anew.ts'
import { changedFacts, settingsFacts } from '../facts.ts'
import { planTask } from '../submission/plan-task.ts'
import { withSettings } from '../with-settings.ts'
import { wrongRelations } from './figure-relations.ts'
import { expectWorking, heldBy, type Working, workingOf } from './holds.ts'
import { mustPrint } from './printed-settings.ts'
import {
  holdDepartments,
  holdHeads,
  holdReviews,
  holdSections,
  leftPlaces,
  tellWriter,
  wrongApprovers,
} from './publication-holds.ts'

/** `despite`: the consequences that the caller was told of, and wants it done all the same. */
export type SettingsChange = {
  version: number
  settings: PublicationSettings
  despite?: readonly string[] | undefined
}

/** @throws Refusal `bad-request`; `no-such-glyph`; `still-needed` with the people and issues that stand against it; `has-consequences`; `stale` */
export const editPublication = (
  deps: Deps,
  actor: Actor,
  id: string,
  { version, settings, despite = [] }: SettingsChange,
): Promise<Publication> =>
  decideAnew(async () => {
    // The head is read before the people: the commit hears of any change to them after it.
    const head = await peopleHead(deps.table)
    const [publication, list] = await Promise.all([loadPublication(deps.table, id), listPeople(deps.table)])
    if (publication.version !== version) throw new Refusal('stale')
    const people = new Map(list.map((person) => [person.id, person]))
    const working = await workingOf(deps.table, publication)
    const change = { before: publication, after: settings, people, working }
    const wrong = [
      ...changedKinds(publication, settings),
      ...wrongApprovers(change),
      ...leftPlaces(change),
      ...wrongRelations(change),
    ]
    if (wrong.length) throw new Refusal('bad-request', wrong)
    mustPrint(settings)
    const { expects, consequences } = heldBy(
      [
        holdReviews(change),
        holdDepartments(change),
        holdHeads(change),
        holdSections(change),
        tellWriter(actor, change),
        { expects: [expectPeople(head), ...expectWorking(working)] },
      ],
      { code: 'still-needed', despite },
    )
    const former = formerOf(publication, settings)
    const next = {
      ...withSettings(publication, PublicationSettings, settings),
      writers: writersAfter(publication, settings, actor.id),
      ...(former.length > 0 || publication.former ? { former } : {}),
    }
    const now = deps.clock()
    await commit(deps.table, {
      writes: [changePublication(publication, next), ...expects],
      record: {
        subject: subjects.publication(id),
        act: act(actor, now, 'publication-settings', next.name, {
          why: consequences.join('') || null,
          facts: {
            version: version + 1,
            settingsHash: await hashOf(settings),
            ...changedFacts(settingsFacts(publication, people), settingsFacts(next, people)),
          },
        }),
      },
      work: [...planTasks(publication, settings, working, now), ...openingTask(publication, settings, now)].map(
        (task) => workFor(deps.newId(), task, now),
      ),
    })
    return { ...next, version: version + 1 }
  })

/** Each issue that may take news follows another plan from now on; of those read as closed one may be opened meanwhile. */
const planTasks = (before: Publication, after: PublicationSettings, { issues }: Working, now: Date): Task[] =>
  canonicalJson(before.reminders ?? null) === canonicalJson(after.reminders ?? null)
    ? []
    : issues.filter(({ state }) => state === 'department-input').map((issue) => planTask(issue, now))

/** The issues of the months to come open by another plan from now on; what waits of the one before falls. */
const openingTask = ({ id, opening }: Publication, after: PublicationSettings, now: Date): Task[] =>
  !after.opening || canonicalJson(opening ?? null) === canonicalJson(after.opening)
    ? []
    : [{ kind: 'open-by-plan', publicationId: id, since: now.toISOString() }]

/** All that were ever taken off the roster and are not on it again. */
function formerOf({ departments, former = [] }: Publication, after: PublicationSettings): Department[] {
  const kept = new Set(after.departments.map(({ id }) => id))
  const gone = new Map([...former, ...departments].map((department) => [department.id, department]))
  return [...gone.values()].filter(({ id }) => !kept.has(id))
}

/** A section keeps its kind: what issues in work hold under its id would fit no more. */
const changedKinds = (before: Publication, after: PublicationSettings): RefusalDetail[] =>
  after.sections.flatMap(({ id, kind }, index) =>
    before.sections.some((section) => section.id === id && section.kind !== kind)
      ? [{ path: `settings.sections.${index}.kind`, message: '栏目类型不能修改，请另建一个栏目' }]
      : [],
  )
