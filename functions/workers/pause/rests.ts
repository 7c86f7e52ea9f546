/** How long nothing is tried while mail is paused: longer after each letter that was tried in vain. */
import type { Cause } from '../../mail/answers/causes.ts'

const MINUTE_MS = 60_000
const MOST_MS = 30 * MINUTE_MS

/** The first rest; each further one is twice as long. */
const FIRST_MS: Partial<Record<Cause, number>> = {
  rate: MINUTE_MS / 4,
  connections: MINUTE_MS / 4,
  unclear: 5 * MINUTE_MS,
  quota: 15 * MINUTE_MS,
}

/** `inVain`: letters tried since the pause began. */
export const restMs = (cause: Cause, inVain: number): number =>
  Math.min(MOST_MS, (FIRST_MS[cause] ?? MINUTE_MS) * 2 ** Math.min(inVain, 10))

/** How long a letter waits that met what passes by itself. */
export const WAIT_MS = 2000
/** Work that waits looks again at least so often: another letter may go before the time that was set. */
const LOOK_MS = 2 * MINUTE_MS

export const lookAgain = (until: Date, now: Date): Date => new Date(Math.min(until.getTime(), now.getTime() + LOOK_MS))
