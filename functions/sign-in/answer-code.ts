/** Answering a challenge: each try is counted before it is judged; the right code makes a session and ends the challenge. */
import { createHash, randomBytes } from 'node:crypto'
import { Person } from '#shared/centre/person.ts'
import { Challenge, type Session } from '#shared/centre/session.ts'
import { sessionHours, USUAL_RULES } from '#shared/centre/sign-in-rules.ts'
import { Refusal } from '#shared/refusals.ts'
import { accessed } from '../acts/access.ts'
import { decideAnew } from '../acts/decide-anew.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { readEra } from '../store/session-era.ts'
import { isCode } from './code.ts'
import { countTry } from './limits.ts'
import { sealOf } from './session-mac.ts'

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/** `address`: of the network. */
type Answer = {
  challengeId: string
  code: string
  address: string | null
  /** Whether the device is trusted; left out: as it was before, where the same person was signed in. */
  trust?: boolean | undefined
  before?: Session | null
  device?: string
}

type Tried = Pick<Answer, 'challengeId' | 'code' | 'address'>

/**
 * Answers the session's token: whose it is, a dot and 43 random characters (base64url of 32 bytes); only its hash is kept.
 * @throws Refusal `wrong-code`, `code-expired` after ten minutes or five tries, `too-many-tries` (limits.ts).
 */
export async function answerCode(
  deps: Deps,
  { challengeId, code, address, trust, before = null, device }: Answer,
): Promise<{ token: string; expires: Date }> {
  const now = deps.clock()
  const tried = await decideAnew(() => countedTry(deps, { challengeId, code, address }))
  const { personId, right } = tried
  if (!right || personId === null) throw new Refusal('wrong-code')
  const [person, era] = await Promise.all([
    get(deps.table, Person, keys.person(personId, '')),
    readEra(deps.table, personId),
  ])
  // Left since they asked, or has another mailbox now.
  if (!person?.active || person.email !== tried.email) throw new Refusal('wrong-code')

  const token = `${personId}.${randomBytes(32).toString('base64url')}`
  const rules = deps.place.signIn ?? USUAL_RULES
  const trusted = rules.trustedDays > 0 && (trust ?? (before?.personId === personId && before.trusted === true))
  const expires = new Date(now.getTime() + sessionHours(trusted, rules) * 3_600_000)
  const said = {
    ...{ tokenHash: tokenHash(token), personId, era },
    ...{ createdAt: now.toISOString(), expires: expires.toISOString(), trusted },
    ...(device !== undefined && { device }),
  }
  const session: Session = { ...said, version: 1, mac: sealOf(said, deps.place.secret) }
  await commit(deps.table, {
    writes: [
      { kind: 'remove', keys: keys.challenge(challengeId), version: tried.version, refusal: 'code-expired' },
      {
        kind: 'add',
        row: {
          keys: keys.session(session.tokenHash, personId),
          data: session,
          expiresAt: expires,
        },
        refusal: 'busy',
      },
    ],
    record: accessed(person, now, 'signed-in', {
      ...{ about: person.email, address },
      facts: { trusted: trusted ? 'yes' : 'no', ...(device !== undefined && { device }) },
    }),
  })
  return { token, expires }
}

/** The challenge, with one try less, and whether the code is its own; a wrong one is on the record of whose mailbox it is. @throws Refusal `code-expired`, `wrong-code` where someone tried at the same time, `too-many-tries` */
async function countedTry(deps: Deps, { challengeId, code, address }: Tried): Promise<Challenge & { right: boolean }> {
  const now = deps.clock()
  const rowKeys = keys.challenge(challengeId)
  const challenge = await get(deps.table, Challenge, rowKeys, now)
  if (!challenge || challenge.triesLeft === 0 || Date.parse(challenge.expires) <= now.getTime())
    throw new Refusal('code-expired')
  const { email, version, triesLeft, personId } = challenge
  const right = isCode(code, challengeId, deps.place.secret)
  const person = right || personId === null ? null : await get(deps.table, Person, keys.person(personId, ''))
  const tried = { ...challenge, version: version + 1, triesLeft: triesLeft - 1 }
  const row = { keys: rowKeys, data: tried, expiresAt: new Date(challenge.expires) }
  await commit(deps.table, {
    writes: [
      { kind: 'change', row, version, refusal: 'wrong-code' },
      ...(await countTry(deps.table, { email, address }, now)),
    ],
    ...(person && { record: accessed(person, now, 'sign-in-refused', { about: email, address }) }),
  })
  return { ...tried, right }
}
