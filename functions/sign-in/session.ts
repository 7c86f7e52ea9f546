/** Sessions: whose token this is, and ending one. */

import { Person } from '#shared/centre/person.ts'
import { Session } from '#shared/centre/session.ts'
import { sessionEnds, USUAL_RULES } from '#shared/centre/sign-in-rules.ts'
import { Id } from '#shared/fields.ts'
import { Refusal } from '#shared/refusals.ts'
import { accessed } from '../acts/access.ts'
import { decideAnew } from '../acts/decide-anew.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { readAhead } from '../store/raw-rows.ts'
import { get, getEach } from '../store/read.ts'
import { endSessions, SessionEra } from '../store/session-era.ts'
import type { Keys, Table } from '../store/table.ts'
import { tokenHash } from './answer-code.ts'
import { isSealed } from './session-mac.ts'

/**
 * What reads sessions. `secret` null: the process knows it not, and takes a session's row for what it says. One who
 * could forge it can write the table, and gains nothing with a process that only shows what it is given (api/preview-app.ts).
 */
export type SessionReader = Pick<Deps, 'table' | 'clock'> & {
  place: Pick<Deps['place'], 'publicUrl' | 'signIn'> & { secret: string | null }
}

/** The rows that say whose a token is. The token says whose it claims to be, so that all come in one request; the session says whose it is. */
const wantedOf = (token: string, claimed: string) =>
  [
    { keys: keys.session(tokenHash(token), ''), schema: Session },
    { keys: keys.person(claimed, ''), schema: Person },
    { keys: keys.sessionEra(claimed), schema: SessionEra },
  ] as const

/** The active person a token stands for, or null; and the table, in which `also` is read ahead for such a person. */
export async function readSession(
  deps: SessionReader,
  token: string,
  also: readonly Keys[],
): Promise<{ person: Person | null; session: Session | null; table: Table }> {
  const [claimed] = token.split('.')
  if (!Id.safeParse(claimed).success || claimed === undefined) return { person: null, session: null, table: deps.table }
  const wanted = wantedOf(token, claimed)
  const table = await readAhead(deps.table, [...wanted.map((row) => row.keys), ...also])
  const found = await personOf({ ...deps, table }, wanted, claimed)
  return found ? { ...found, table } : { person: null, session: null, table: deps.table }
}

async function personOf(
  { table, clock, place }: SessionReader,
  wanted: ReturnType<typeof wantedOf>,
  claimed: string,
): Promise<{ person: Person; session: Session } | null> {
  const [session, person, era] = await getEach(table, wanted, clock())
  // Of a later release: signed in nowhere here, and told so when they ask for a code.
  if (session instanceof Refusal || person instanceof Refusal || era instanceof Refusal) return null
  if (!session || (place.secret !== null && !isSealed(session, place.secret))) return null
  if (sessionEnds(session, place.signIn ?? USUAL_RULES) <= clock().getTime() || session.personId !== claimed)
    return null
  if ((session.era ?? 0) !== (era?.version ?? 0)) return null
  return person?.active ? { person, session } : null
}

/** Ends one of the person's sessions, on another device. @throws Refusal `not-found` for another's */
export const endOneSession = (deps: Deps, person: Person, id: string, address: string | null): Promise<void> =>
  decideAnew(async () => {
    const rowKeys = keys.session(id, '')
    const session = await get(deps.table, Session, rowKeys, deps.clock())
    if (session?.personId !== person.id) throw new Refusal('not-found')
    await commit(deps.table, {
      writes: [{ kind: 'remove', keys: rowKeys, version: session.version, refusal: 'decide-anew' }],
      record: accessed(person, deps.clock(), 'signed-out', {
        ...{ about: person.email, address },
        facts: { device: session.device ?? '未知设备' },
      }),
    })
  })

/** Ends the session of a token; one that is gone already is no error. `address`: of the network, for the record. */
export const endSession = (deps: Deps, token: string, address: string | null): Promise<void> =>
  decideAnew(() => endOnce(deps, token, address))

async function endOnce({ table, clock }: Deps, token: string, address: string | null): Promise<void> {
  const rowKeys = keys.session(tokenHash(token), '')
  const session = await get(table, Session, rowKeys, clock())
  if (!session) return
  const person = await get(table, Person, keys.person(session.personId, ''))
  await commit(table, {
    writes: [{ kind: 'remove', keys: rowKeys, version: session.version, refusal: 'decide-anew' }],
    ...(person && { record: accessed(person, clock(), 'signed-out', { about: person.email, address }) }),
  })
}

/** Ends the person's sessions on all devices. */
export const endAllSessions = (deps: Deps, person: Person, address: string | null): Promise<void> =>
  decideAnew(async () =>
    commit(deps.table, {
      writes: [await endSessions(deps.table, person.id)],
      record: accessed(person, deps.clock(), 'signed-out-everywhere', { about: person.email, address }),
    }),
  )
