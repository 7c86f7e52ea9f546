/** Asking for a code: a challenge is made, and a mail goes out if the mailbox is a person's; the caller cannot tell which. */
import type { Challenge } from '#shared/centre/session.ts'
import { workFor } from '#shared/work.ts'
import { decideAnew } from '../acts/decide-anew.ts'
import { codeNotices } from '../acts/notices/of-no-issue.ts'
import type { Deps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { keys } from '../store/keys.ts'
import { personByAddress } from '../store/people.ts'
import { minutesFrom } from '../store/window-count.ts'
import { type Client, countAsk } from './limits.ts'

const CODE_MINUTES = 10
const TRIES = 5

/** @throws Refusal `too-many-codes` (limits.ts) */
export const askCode = (deps: Deps, client: Client): Promise<{ challengeId: string }> =>
  decideAnew(() => askOnce(deps, client))

async function askOnce(deps: Deps, client: Client): Promise<{ challengeId: string }> {
  const { email } = client
  const now = deps.clock()
  const [person, counted] = await Promise.all([personByAddress(deps.table, email), countAsk(deps.table, client, now)])
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
    writes: [{ kind: 'add', row, refusal: 'busy' }, ...counted],
    work: challenge.personId ? codeNotices(challenge.id).map((task) => workFor(deps.newId(), task, now)) : [],
  })
  return { challengeId: challenge.id }
}
