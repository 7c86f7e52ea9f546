/** Asking for a code: a challenge is made, and a mail goes out if the mailbox is a person's; the caller cannot tell which. */
import type { Challenge } from '#shared/centre/session.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { countOne, minutesFrom } from '../store/counted.ts'
import { keys } from '../store/keys.ts'
import { personByMailbox } from '../store/people.ts'

const CODE_MINUTES = 10
const TRIES = 5
/** At most so many codes for a mailbox in a window. */
const CODES = { most: 5, minutes: 10, refusal: 'too-many-codes' } as const

/** @throws Refusal `too-many-codes` for the sixth within ten minutes. */
export async function askCode(deps: Deps, email: string): Promise<{ challengeId: string }> {
  const now = deps.clock()
  const [person, counted] = await Promise.all([
    personByMailbox(deps.table, email),
    countOne(deps.table, keys.codesAsked(email), CODES, now),
  ])
  const expires = minutesFrom(now, CODE_MINUTES)
  const challenge: Challenge = {
    id: deps.newId(),
    version: 1,
    email,
    personId: person?.active ? person.id : null,
    triesLeft: TRIES,
    expires: expires.toISOString(),
  }
  const row = { keys: keys.challenge(challenge.id), data: challenge, expiresAt: expires }
  await commit(deps.table, {
    writes: [{ kind: 'add', row, refusal: 'busy' }, counted],
    work: challenge.personId
      ? [workFor(deps.newId(), { kind: 'notice', notice: { mail: 'sign-in-code', challengeId: challenge.id } }, now)]
      : [],
  })
  return { challengeId: challenge.id }
}
