/** Answering a challenge: each try is counted before it is judged; the right code makes a session and ends the challenge. */
import { createHash, randomBytes } from 'node:crypto'
import { Person } from '#shared/centre/person.ts'
import { Challenge, type Session } from '#shared/centre/session.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { get } from '../store/read.ts'
import { isCode } from './code.ts'
import { macOf } from './session-mac.ts'

const SESSION_HOURS = 12

export const tokenHash = (token: string): string => createHash('sha256').update(token).digest('hex')

/**
 * Answers the session's token: whose it is, a dot and 43 random characters (base64url of 32 bytes); only its hash is kept.
 * @throws Refusal `wrong-code`, or `code-expired` after ten minutes or five tries.
 */
export async function answerCode(
  deps: Deps,
  challengeId: string,
  code: string,
): Promise<{ token: string; expires: Date }> {
  const now = deps.clock()
  const rowKeys = keys.challenge(challengeId)
  const challenge = await get(deps.table, Challenge, rowKeys, now)
  if (!challenge || challenge.triesLeft === 0 || Date.parse(challenge.expires) <= now.getTime())
    throw new Refusal('code-expired')
  const tried = { ...challenge, version: challenge.version + 1, triesLeft: challenge.triesLeft - 1 }
  await commit(deps.table, {
    writes: [
      {
        kind: 'change',
        row: { keys: rowKeys, data: tried, expiresAt: new Date(challenge.expires) },
        version: challenge.version,
        refusal: 'wrong-code',
      },
    ],
  })
  const { personId } = challenge
  if (!isCode(code, challengeId, deps.place.secret) || personId === null) throw new Refusal('wrong-code')
  // Left since they asked.
  if (!(await get(deps.table, Person, keys.person(personId, '')))?.active) throw new Refusal('wrong-code')

  const token = `${personId}.${randomBytes(32).toString('base64url')}`
  const expires = new Date(now.getTime() + SESSION_HOURS * 3_600_000)
  const said = { tokenHash: tokenHash(token), personId, createdAt: now.toISOString(), expires: expires.toISOString() }
  const session: Session = { ...said, version: 1, mac: macOf(said, deps.place.secret) }
  await commit(deps.table, {
    writes: [
      { kind: 'remove', keys: rowKeys, version: tried.version, refusal: 'code-expired' },
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
  })
  return { token, expires }
}
