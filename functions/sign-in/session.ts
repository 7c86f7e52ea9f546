/** Sessions: whose token this is, and ending one. */
import { Person } from '#shared/person.ts'
import { Session } from '#shared/session.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { tokenHash } from './answer-code.ts'

/** The active person a token stands for, or null. */
export async function personOfSession({ table, clock }: Deps, token: string): Promise<Person | null> {
  const session = await get(table, Session, keys.session(tokenHash(token), ''), clock())
  if (!session || Date.parse(session.expires) <= clock().getTime()) return null
  const person = await get(table, Person, keys.person(session.personId, ''))
  return person?.active ? person : null
}

/** Ends the session of a token; one that is gone already is no error. */
export async function endSession({ table, clock }: Deps, token: string): Promise<void> {
  const rowKeys = keys.session(tokenHash(token), '')
  const session = await get(table, Session, rowKeys, clock())
  if (!session) return
  await commit(table, { writes: [{ kind: 'remove', keys: rowKeys, version: session.version, refusal: 'stale' }] })
}
