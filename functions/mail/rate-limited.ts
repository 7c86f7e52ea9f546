/** A mailer that keeps the rate limit: every letter, whatever it is about, waits for its slot. */
import { notTaken } from './answers/not-taken.ts'
import type { Mailer } from './port.ts'
import type { RateLimit } from './rate-limit.ts'

/** More letters than a second's worth would only wait with their claims. */
export const rateLimited = (mailer: Mailer, rateLimit: RateLimit): Mailer => ({
  ...mailer,
  async send(letter) {
    // Without a slot it was not sent, and that is known.
    const slot = await rateLimit.slot().catch((error: unknown) => ({ failure: String(error) }))
    if ('failure' in slot) return notTaken('no-turn', { permanent: false, code: '', words: slot.failure })
    const { usedUp } = slot
    if (usedUp !== null) return notTaken('quota', { permanent: false, code: '', words: usedUp })
    const outcome = await mailer.send(letter)
    // Fewer at once is what helps against too many connections.
    if (outcome.kind === 'throttled' && outcome.cause === 'rate') rateLimit.slower()
    return outcome
  },
  atOnce: async () => Math.max(1, Math.min(await mailer.atOnce(), Math.floor(await rateLimit.perSecond()))),
})
