/**
 * Every letter, whatever it is about, goes through here: not while mail is paused, and what its answer says of the
 * sender, the account or the server pauses mail for all, in every process.
 */
import type { MailPause } from '#shared/distribution/mail-pause.ts'
import type { WorkerDeps } from '../../deps.ts'
import type { Outcome } from '../../mail/port.ts'
import { changeMailPause, getMailPause } from '../../store/mail-pause.ts'
import type { Table } from '../../store/table.ts'
import { openFaults } from './mail-faults.ts'
import { openPlaces } from './places.ts'
import { endPause, prolongPause, startPause } from './start-and-end.ts'

/** What a process last read of the pause holds so long, while letters go. */
const FRESH_MS = 1000
/** A letter that is tried has its outcome by then, or its process died. */
const PROBE_MS = 3 * 60_000
/** While one is tried, the others look again so soon. */
const SOON_MS = 5000

type Deps = Pick<WorkerDeps, 'table' | 'clock' | 'newId' | 'worker' | 'log'>

/** What a process knows of its mail. */
const openKnown = () => ({
  places: openPlaces(),
  faults: openFaults(),
  pause: null as MailPause | null, // nothing was read yet
  readAt: Number.NEGATIVE_INFINITY,
})
type Known = ReturnType<typeof openKnown>

/** By table and worker: several that stand for processes may live in one, in tests. */
const processes = new WeakMap<Table, Map<string, Known>>()

function knownOf({ table, worker }: Deps): Known {
  const workers = processes.get(table) ?? new Map<string, Known>()
  processes.set(table, workers)
  const known = workers.get(worker) ?? openKnown()
  workers.set(worker, known)
  return known
}

/**
 * Does `task`, which sends one letter at most, keeps what became of it, and answers the outcome; null where none was
 * sent. Answers until when mail is paused: then the task was not done, or it was this letter that showed it.
 */
export async function unlessPaused(deps: Deps, task: () => Promise<Outcome | null>): Promise<Date | null> {
  const known = knownOf(deps)
  await known.places.take(deps.clock)
  try {
    const pass = await passOf(deps, known)
    if (pass instanceof Date) return pass
    const outcome = await task()
    return await heard(deps, known, pass, outcome)
  } finally {
    known.places.leave()
  }
}

/** Null: mail is not paused. A pause: it is, and this is the one letter that is tried. A date: not before then. */
async function passOf(deps: Deps, known: Known): Promise<MailPause | Date | null> {
  const now = deps.clock()
  const isFresh = known.places.isProven(now) && Math.abs(now.getTime() - known.readAt) < FRESH_MS
  if (!isFresh) {
    known.pause = await getMailPause(deps.table)
    known.readAt = now.getTime()
  }
  const { pause } = known
  if (!pause) return null
  known.places.works(null)
  const nextTry = new Date(pause.nextTry)
  if (now < nextTry) return nextTry
  const soon = new Date(now.getTime() + SOON_MS)
  if (pause.probing && now < new Date(pause.probing.until)) return soon
  const until = new Date(now.getTime() + PROBE_MS).toISOString()
  return (await changeMailPause(deps.table, pause, { probing: { worker: deps.worker, until } })) ?? soon
}

/** `probe`: the pause in which the letter was tried. */
async function heard(deps: Deps, known: Known, probe: MailPause | null, outcome: Outcome | null): Promise<Date | null> {
  const now = deps.clock()
  const { places, faults } = known
  const { fault, works, fewer } = faults.hear(outcome, probe !== null)
  if (fewer) places.fewer(now)
  if (fault) {
    places.works(null)
    return probe ? prolongPause(deps, probe, fault) : startPause(deps, fault)
  }
  if (works) places.works(now)
  if (!probe) return null
  known.readAt = Number.NEGATIVE_INFINITY
  if (works) await endPause(deps, probe)
  // Nothing was asked of the server: another letter is to be tried.
  else await changeMailPause(deps.table, probe, { probing: null })
  return null
}
