/**
 * The rate limit of all mail: slots that workers take in turns, so that in no second more go out than the rate allows.
 *
 * Turns follow one another in one row (store/mail-turn-row.ts). A turn says for how many milliseconds from its writing on slots
 * are taken (`reach`). Its reader counts these from the reading, and takes its own slots behind them: no clock is
 * compared with another, none may even be right, and a step of one changes nothing. A slot that was missed is void.
 */
import type { MailTurn, MailTurnRow } from '../store/mail-turn-row.ts'

/**
 * What may be sent: letters a second, and why nothing at all where the quota is used up. `told`: what the service itself said
 * of the rate, to be kept for processes that it does not answer.
 */
export type Limit = { perSecond: number; usedUp: string | null; told?: number | undefined }

/** `now` in milliseconds since whenever, never back. */
export type Time = { now: () => number; sleep: (ms: number) => Promise<void> }

/** How late in its slot a letter may leave, and how much later still it may arrive. */
export type Tolerance = { leavesMs: number; arrivesMs: number }

export type RateLimit = {
  /** Resolves when one letter may go, at once; with a reason where none may. */
  slot(): Promise<{ usedUp: string | null }>
  /** The server asked to go slower: half the rate for a while, for every worker. */
  slower(): void
  /** Letters a second, as far as known. */
  perSecond(): Promise<number>
}

/** A turn is at most this long, and none is begun behind more than two of them: others wait that long at most. */
const TURN_MS = 500
/** And at least this long: at a rate that nobody reaches, a turn a letter would be what takes the time. */
const SHORT_TURN_MS = 100
/** How long (of sending) a halved rate holds. */
const SLOW_MS = 30_000
const MOST_HALVINGS = 6
/** A turn's first slot comes when the store has answered, by what it took last; at most this much later. */
const MOST_LEAD_MS = 3000

const SYSTEM_TIME: Time = {
  now: () => performance.now(),
  sleep: (ms) => new Promise((resolve) => setTimeout(resolve, ms)),
}

/** Slots of one turn: `count` of them every `everyMs` from `start` on, `next` the first not taken; whether the last was. */
type Slots = { start: number; everyMs: number; count: number; next: number; usedUp: boolean }

export function openRateLimit(
  turns: MailTurnRow,
  limit: () => Promise<Limit>,
  { leavesMs, arrivesMs }: Tolerance = { leavesMs: 50, arrivesMs: 50 },
  time: Time = SYSTEM_TIME,
): RateLimit {
  let slots: Slots = { start: 0, everyMs: 1, count: 0, next: 0, usedUp: false }
  /** The turn as last seen, and since when it is known to have been written. */
  let seen: { turn: MailTurn; since: number } | null = null
  let toSlow = false
  let leadMs = 0
  let taking: Promise<void> | null = null
  let waiting = 0

  const endOf = (known: NonNullable<typeof seen>) => known.since + known.turn.reach

  async function look(): Promise<void> {
    const turn = await turns.read()
    if (!turn) seen = null
    else if (seen?.turn.version !== turn.version) seen = { turn, since: time.now() }
  }

  /** Takes the next turn: of as many slots as are waited for, twice as many as in one that was used to its end, or a short one's. */
  async function takeTurn({ perSecond, told: toldNow }: Limit): Promise<void> {
    if (!seen) await look()
    for (;;) {
      const wait = seen ? endOf(seen) - time.now() - 2 * TURN_MS : 0
      if (wait > 0) await time.sleep(wait)
      const slow = slowed(seen?.turn.slow, toSlow)
      // In a second and both tolerances there are `perSecond` of them: in no second of arrivals can be more.
      const everyMs = ((1000 + leavesMs + arrivesMs) / Math.max(1, Math.floor(perSecond))) * 2 ** slow.halvings
      const most = Math.max(2, Math.floor(TURN_MS / everyMs))
      const least = Math.ceil(SHORT_TURN_MS / everyMs)
      const count = Math.min(most, Math.max(waiting, least, slots.usedUp ? slots.count * 2 : 1))
      const now = time.now()
      const start = Math.max(now + leadMs, seen ? endOf(seen) : now)
      const version = (seen?.turn.version ?? 0) + 1
      const left = slow.leftMs - count * everyMs
      const told = toldNow ?? seen?.turn.told
      const turn: MailTurn = {
        ...{ version, reach: start - now + count * everyMs, slow: { ...slow, leftMs: left } },
        ...(told !== undefined && { told }),
      }
      const written = await turns.write(turn)
      leadMs = Math.min(MOST_LEAD_MS, 2 * (time.now() - now))
      if (written) {
        seen = { turn, since: now }
        slots = { start, everyMs, count, next: 0, usedUp: false }
        toSlow = false
        return
      }
      await look()
    }
  }

  /** The next slot that is not missed yet, or null when this turn has none left. */
  function nextSlot(): number | null {
    const { start, everyMs, count, next } = slots
    const first = Math.max(next, Math.ceil((time.now() - leavesMs - start) / everyMs))
    if (toSlow || first >= count) {
      slots.next = count
      return null
    }
    slots.next = first + 1
    slots.usedUp = slots.next === count
    return start + first * everyMs
  }

  return {
    async slot() {
      waiting += 1
      try {
        for (;;) {
          const now = await limit()
          if (now.usedUp !== null) return { usedUp: now.usedUp }
          const at = nextSlot()
          if (at === null) {
            taking ??= takeTurn(now).finally(() => {
              taking = null
            })
            await taking
            continue
          }
          const wait = at - time.now()
          if (wait > 0) await time.sleep(wait)
          if (time.now() - at <= leavesMs) return { usedUp: null }
        }
      } finally {
        waiting -= 1
      }
    },
    slower() {
      toSlow = true
    },
    perSecond: async () => (await limit()).perSecond,
  }
}

/** What of the slowness is left: one halving more when asked, one less when it has held long enough. */
function slowed(before: MailTurn['slow'] = { halvings: 0, leftMs: 0 }, more: boolean): MailTurn['slow'] {
  if (more) return { halvings: Math.min(MOST_HALVINGS, before.halvings + 1), leftMs: SLOW_MS }
  if (before.halvings === 0 || before.leftMs > 0) return before
  return { halvings: before.halvings - 1, leftMs: SLOW_MS }
}
