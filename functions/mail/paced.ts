/** A mailer that keeps the pace: every letter, whatever it is about, waits for its slot. */
import type { Pace } from './pace.ts'
import { type Mailer, PAUSE_MS } from './port.ts'

/** More letters than a second's worth would only wait with their claims. */
export const paced = (mailer: Mailer, pace: Pace): Mailer => ({
  ...mailer,
  async send(letter) {
    // Without a slot it was not sent, and that is known.
    const slot = await pace.slot().catch((error: unknown) => ({ reason: `没有排上发信次序：${error}` }))
    if ('reason' in slot) return { kind: 'retry', reason: slot.reason }
    const { usedUp } = slot
    if (usedUp !== null) return { kind: 'throttled', reason: usedUp, pauseMs: PAUSE_MS.quota }
    const outcome = await mailer.send(letter)
    if (outcome.kind === 'throttled') pace.slower()
    return outcome
  },
  atOnce: async () => Math.max(1, Math.min(await mailer.atOnce(), Math.floor(await pace.perSecond()))),
})
