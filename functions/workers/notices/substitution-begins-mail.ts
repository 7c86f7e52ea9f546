/** The mail of a substitution's first day, with what waits then; null where another was named since, or nothing waits. */
import { dayOf } from '#shared/calendar.ts'
import { substituteOf } from '#shared/centre/stands-in.ts'
import { substitutionBegins } from '#shared/mail/substitution-begins.ts'
import type { Notice } from '#shared/work.ts'
import { allWorking } from '../../acts/centre/holds.ts'
import { waitingFor } from '../../acts/notices/substitutes.ts'
import type { WorkerDeps } from '../../deps.ts'
import { listPeople } from '../../store/people.ts'
import { mustBeHere, to } from './notice-facts.ts'

type Begins = Extract<Notice, { mail: 'substitution-begins' }>

export async function substitutionBeginsMail(deps: WorkerDeps, { personId, absentId, from, until }: Begins) {
  const [person, people, working] = await Promise.all([
    mustBeHere(deps, personId),
    listPeople(deps.table),
    allWorking(deps.table),
  ])
  const known = new Map(people.map((one) => [one.id, one]))
  const absent = known.get(absentId)
  const day = dayOf(deps.clock())
  const named = absent?.substitute
  if (!absent || substituteOf(absent, day) !== personId || named?.from !== from || named.until !== until) return null
  const waiting = waitingFor(working, { absent, known, day })
  if (waiting.length === 0) return null
  const said = { absent: absent.name, substitute: person.name, until, waiting }
  return { to: to(person), message: substitutionBegins({ ...said, link: `${deps.place.publicUrl}/issues` }) }
}
