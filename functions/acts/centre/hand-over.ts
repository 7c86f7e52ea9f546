/** Handing over an approver's steps in the act that takes them from their place: in the settings, on their record, and told. */
import type { Facts } from '#shared/audit-facts.ts'
import { dayOf } from '#shared/calendar.ts'
import type { Actor, Person } from '#shared/centre/person.ts'
import { type Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { hashOf } from '#shared/hash.ts'
import { askedToday } from '#shared/issue/asked-today.ts'
import { isLeader, takersOf } from '#shared/issue/takers.ts'
import { MORE_ISSUE_NOTICES } from '#shared/notices.ts'
import { Refusal } from '#shared/refusals.ts'
import { type Work, workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import type { Commit, Write } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { expectPerson } from '../../store/people.ts'
import { changePublication } from '../../store/rows.ts'
import { act } from '../act.ts'
import { changedFacts, settingsFacts } from '../facts.ts'
import { noticesOf } from '../notices/notices.ts'
import { settingsIn } from '../with-settings.ts'
import type { Working } from './holds.ts'
import type { Change } from './person-holds.ts'

type HandedOver = {
  /** The publications with the heir in the leaver's places. */
  after: Publication[]
  writes: Write[]
  records: NonNullable<Commit['alsoRecord']>
  work: Work[]
  facts: Facts
}

const NOTHING: Omit<HandedOver, 'after'> = { writes: [], records: [], work: [], facts: {} }

/** @throws Refusal `bad-request` where nothing is to be handed over, or the heir could not take a step */
export async function handOver(
  deps: Deps,
  {
    actor,
    now,
    change,
    working,
    heirId,
  }: { actor: Actor; now: Date; change: Change; working: readonly Working[]; heirId: string | undefined },
): Promise<HandedOver> {
  const { person, next, people } = change
  const as = working.map(({ publication }) => publication)
  if (heirId === undefined) return { ...NOTHING, after: as }
  if (!isLeader(person) || isLeader(next))
    throw new Refusal('bad-request', [{ path: 'handTo', message: `${person.name}的审核环节没有变动，无需交接` }])
  const heir = people.find(({ id }) => id === heirId)
  if (!heir || !isLeader(heir) || heir.id === person.id)
    throw new Refusal('bad-request', [{ path: 'handTo', message: '接手的人须是另一位在用的审核领导，请重新选择' }])
  const known = new Map(people.map((one) => [one.id, one]))
  const then = new Map([...known, [person.id, { ...person, ...next }]])
  const after = as.map((publication) => inPlaceOf(publication, person, heir))
  const changed = working.flatMap((one, n) => {
    const publication = after[n]
    return publication && publication !== one.publication ? [{ ...one, before: one.publication, publication }] : []
  })
  if (changed.length === 0)
    throw new Refusal('bad-request', [{ path: 'handTo', message: `${person.name}已不在审核环节中，无需交接` }])
  const tasks = await Promise.all(
    changed.flatMap(({ publication, before, issues }) =>
      issues.map(async (issue) => {
        if (issue.state !== 'review') return []
        const askedIn = (of: Publication, among: typeof known) => {
          const takers = takersOf(issue, of, among)
          return { takers, ...askedToday({ issue, publication: of }, { takers, known: among, day: dayOf(now) }) }
        }
        const was = new Set(askedIn(before, known).asked.map(({ id }) => id))
        const { takers, asked } = askedIn(publication, then)
        const heirs = asked.flatMap(({ id }) => (was.has(id) ? [] : [id]))
        const about = { table: deps.table, now, actor, publication, before: issue, issue, reason: '' }
        return (await noticesOf(MORE_ISSUE_NOTICES['hand-over'], { ...about, read: { takers, heirs } })).tasks
      }),
    ),
  )
  return {
    after,
    writes: [...changed.map(({ before, publication }) => changePublication(before, publication)), expectPerson(heir)],
    records: await Promise.all(
      changed.map(async ({ before, publication }) => ({
        subject: subjects.publication(publication.id),
        act: act(actor, now, 'publication-settings', publication.name, {
          why: `${person.name}不再审核，由${heir.name}接手`,
          facts: {
            version: before.version + 1,
            settingsHash: await hashOf(settingsIn(publication, PublicationSettings)),
            ...changedFacts(settingsFacts(before, known), settingsFacts(publication, known)),
          },
        }),
      })),
    ),
    work: tasks.flat().map((task) => workFor(deps.newId(), task, now)),
    facts: { handedTo: heir.name },
  }
}

/** The same publication where they have no place in it. */
function inPlaceOf(publication: Publication, person: Person, heir: Person): Publication {
  if (!publication.steps.some(({ approvers }) => approvers.includes(person.id))) return publication
  const steps = publication.steps.map((step) => ({
    ...step,
    approvers: [...new Set(step.approvers.map((id) => (id === person.id ? heir.id : id)))],
  }))
  return { ...publication, steps }
}
