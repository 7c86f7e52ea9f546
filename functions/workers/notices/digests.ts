/** Digests: what is told goes into a row of each person, and one mail tells all of it when its time has come. */
import { type DigestEntry, isSameEntry, withEntry } from '#shared/digest.ts'
import { digestMinutesOf } from '#shared/digest-span.ts'
import { type Task, type Work, workFor } from '#shared/work.ts'
import { decideAnew } from '../../acts/decide-anew.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit } from '../../store/commit.ts'
import { isOnItsWay, readDigest, sendSooner, writeDigest } from '../../store/digests.ts'
import { loadIssueWhole } from '../../store/load.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { digestMail } from './digest-mail.ts'
import { orNothing, sendMail } from './notice.ts'
import { sendWaiting } from './send-waiting.ts'

/** Each has 200 to 350 bytes, and a row of the store takes 400 kB. */
const MOST_ENTRIES = 1000
const LOOK_AGAIN_MS = 10_000

/**
 * Safe to run twice: an entry that is there already stays one. Whose digest is full is sent that first; the entry waits meanwhile
 * in work for those people only, since the others may be told before it goes on.
 */
export async function addToDigest(
  deps: WorkerDeps,
  { people, entry }: Extract<Task, { kind: 'add-to-digest' }>,
): Promise<GoOnAt> {
  const full = new Set<string>()
  for (const personId of people)
    await decideAnew(async () => {
      const read = await readDigest(deps.table, personId)
      const entries = withEntry(read.entries, entry)
      if (entries.length > MOST_ENTRIES) {
        full.add(personId)
        if (await sendSooner(deps.table, read, deps.clock())) return
        const work = workFor(deps.newId(), { kind: 'send-digest', personId }, deps.clock())
        await writeDigest(deps.table, personId, read, { work })
        return
      }
      const isComing = read.entries.length > 0 && (await isOnItsWay(deps.table, read))
      const change = isComing ? { entries } : { entries, work: await workOf(deps, personId, entry) }
      await writeDigest(deps.table, personId, read, change)
    })
  if (full.size === 0) return null
  const later = new Date(deps.clock().getTime() + LOOK_AGAIN_MS)
  if (full.size === people.length) return later
  const work = workFor(deps.newId(), { kind: 'add-to-digest', people: [...full], entry }, later)
  await commit(deps.table, { writes: [], work: [work] })
  return null
}

/**
 * One mail; then what it told is taken out. After a crash in between it may come twice, as any notice may. What came in
 * while it was sent waits for the next.
 * @throws Error when the mail server put this letter off, so that it is tried again.
 */
export async function sendDigest(
  deps: WorkerDeps,
  { personId }: Extract<Task, { kind: 'send-digest' }>,
  claim: Claim,
): Promise<GoOnAt> {
  const { entries } = await readDigest(deps.table, personId)
  if (entries.length === 0) return null
  const until = await sendWaiting(deps, async () => {
    const mail = await orNothing(digestMail(deps, personId, entries))
    return mail && sendMail(deps, claim, mail, { mail: 'submissions-digest', personId })
  })
  if (until) return until
  await takeOut(deps, personId, entries)
  return null
}

const takeOut = (deps: WorkerDeps, personId: string, told: readonly DigestEntry[]): Promise<void> =>
  decideAnew(async () => {
    const read = await readDigest(deps.table, personId)
    const entries = read.entries.filter((entry) => !told.some((one) => isSameEntry(one, entry)))
    const [next] = entries
    await writeDigest(
      deps.table,
      personId,
      read,
      next ? { entries, work: await workOf(deps, personId, next) } : { entries },
    )
  })

async function workOf(deps: WorkerDeps, personId: string, { issueId }: DigestEntry): Promise<Work> {
  const { publication } = await loadIssueWhole(deps.table, issueId)
  const minutes = digestMinutesOf(publication)
  return workFor(deps.newId(), { kind: 'send-digest', personId }, new Date(deps.clock().getTime() + minutes * 60_000))
}
