/** A pause of all mail begins, goes on and ends: written for every process, logged, and told by mail when mail goes again. */
import type { MailPause } from '#shared/distribution/mail-pause.ts'
import { workFor } from '#shared/work.ts'
import { pauseNotices } from '../../acts/notices/of-no-issue.ts'
import type { WorkerDeps } from '../../deps.ts'
import type { NotTaken } from '../../mail/answers/not-taken.ts'
import { addMailPause, changeMailPause, getMailPause, removeMailPause } from '../../store/mail-pause.ts'
import { listPeople } from '../../store/people.ts'
import { restMs } from './rests.ts'

type Deps = Pick<WorkerDeps, 'table' | 'clock' | 'newId' | 'log'>

/** Nobody need read of a shorter one. */
const WORTH_TELLING_MS = 10 * 60_000

/** What fits in a transaction, and more than a centre has. */
const MOST_TOLD = 90

const logged = ({ log }: Deps, level: 'error' | 'info', event: string, pause: MailPause) => {
  const { about, cause, code, reason, since, nextTry, probes } = pause
  log({ level, event, about, cause, code, reason, since, nextTry, probes })
}

const becauseOf = ({ about, cause, code, reason }: NotTaken, inVain: number, now: Date) => ({
  about,
  cause,
  code,
  reason,
  nextTry: new Date(now.getTime() + restMs(cause, inVain)).toISOString(),
  probes: inVain,
  probing: null,
})

/** Answers until when; that of the pause which there is already, where another letter met the fault first. */
export async function startPause(deps: Deps, fault: NotTaken): Promise<Date> {
  const now = deps.clock()
  const pause: MailPause = { version: 1, since: now.toISOString(), ...becauseOf(fault, 0, now) }
  for (;;) {
    if (await addMailPause(deps.table, pause)) {
      logged(deps, 'error', 'mail-paused', pause)
      return new Date(pause.nextTry)
    }
    const there = await getMailPause(deps.table)
    if (there) return new Date(there.nextTry)
  }
}

/** A letter was tried in vain. */
export async function prolongPause(deps: Deps, probe: MailPause, fault: NotTaken): Promise<Date> {
  const now = deps.clock()
  const change = becauseOf(fault, probe.probes + 1, now)
  const prolonged = await changeMailPause(deps.table, probe, change)
  if (prolonged) logged(deps, 'error', 'mail-still-paused', prolonged)
  return new Date(change.nextTry)
}

/** A process that mails by itself starts again: perhaps to mend the fault, and none is being tried by it. */
export async function tryAtStart(deps: Deps): Promise<void> {
  const pause = await getMailPause(deps.table)
  if (pause) await changeMailPause(deps.table, pause, { nextTry: deps.clock().toISOString(), probing: null })
}

/** A letter went: so do all others. */
export async function endPause(deps: Deps, pause: MailPause): Promise<void> {
  const now = deps.clock()
  const lasted = now.getTime() - Date.parse(pause.since)
  const { since, reason } = pause
  const people = lasted < WORTH_TELLING_MS ? [] : await listPeople(deps.table)
  const work = pauseNotices(people, { since, until: now.toISOString(), reason })
    .slice(0, MOST_TOLD)
    .map((task) => workFor(deps.newId(), task, now))
  if (await removeMailPause(deps.table, pause, work)) logged(deps, 'info', 'mail-goes-again', pause)
}
