/** Asking for a code: a challenge is made, and a mail goes out if the mailbox is a person's; the caller cannot tell which. */
import { z } from 'zod'
import { Refusal } from '#shared/refusals.ts'
import type { Challenge } from '#shared/session.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../deps.ts'
import { commit, type Write } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { personByMailbox } from '../store/load.ts'
import { get } from '../store/read.ts'

export const CODE_MINUTES = 10
const TRIES = 5
/** At most so many codes for a mailbox in a window. */
const CODES = 5
const WINDOW_MINUTES = 10

const Asked = z.object({ version: z.number(), count: z.number(), since: z.string() })

const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)
const epochSeconds = (date: Date) => Math.floor(date.getTime() / 1000)

/** @throws Refusal `too-many-codes` for the sixth within ten minutes. */
export async function askCode(deps: Deps, email: string): Promise<{ challengeId: string }> {
  const now = deps.clock()
  const [person, counted] = await Promise.all([personByMailbox(deps.table, email), countOne(deps, email, now)])
  const expires = minutesFrom(now, CODE_MINUTES)
  const challenge: Challenge = {
    id: deps.newId(),
    version: 1,
    email,
    personId: person?.active ? person.id : null,
    triesLeft: TRIES,
    expires: expires.toISOString(),
  }
  const row = { keys: keys.challenge(challenge.id), data: challenge, expiresAt: epochSeconds(expires) }
  await commit(deps.table, {
    writes: [{ kind: 'add', row, refusal: 'busy' }, counted],
    work: challenge.personId
      ? [workFor(deps.newId(), { kind: 'notice', notice: { mail: 'sign-in-code', challengeId: challenge.id } }, now)]
      : [],
  })
  return { challengeId: challenge.id }
}

async function countOne({ table }: Deps, email: string, now: Date): Promise<Write> {
  const rowKeys = keys.codesAsked(email)
  // An expired row may still lie there, and then it is changed, not added: it is read as if it never expired.
  const asked = await get(table, Asked, rowKeys, new Date(0))
  const running = asked && minutesFrom(new Date(asked.since), WINDOW_MINUTES) > now ? asked : null
  if (running && running.count >= CODES) throw new Refusal('too-many-codes')
  const since = running?.since ?? now.toISOString()
  const data = { version: (asked?.version ?? 0) + 1, count: (running?.count ?? 0) + 1, since }
  const row = { keys: rowKeys, data, expiresAt: epochSeconds(minutesFrom(new Date(since), WINDOW_MINUTES)) }
  return asked
    ? { kind: 'change', row, version: asked.version, refusal: 'busy' }
    : { kind: 'add', row, refusal: 'busy' }
}
