/** SMTP and SES share this: one try a letter, no record to ask afterwards, and a close that waits for letters under way. */
import { unsendable } from './answers/unsendable.ts'
import type { Letter, Mailer, Outcome } from './port.ts'

/**
 * `attempt` sends once and tells the outcome; `release` frees sockets when no letter is under way any more; `mostBytes`
 * asks the server, where it can be asked.
 */
export function networkMailer(
  attempt: (letter: Letter) => Promise<Outcome>,
  release: () => void,
  mostBytes: Mailer['mostBytes'] = async () => null,
): Mailer {
  const underWay = new Set<Promise<Outcome>>()
  return {
    async send(letter) {
      const sending = attempt(letter)
      underWay.add(sending)
      try {
        return await sending
      } catch (error) {
        return unsendable(error)
      } finally {
        underWay.delete(sending)
      }
    },
    async atOnce() {
      return Number.POSITIVE_INFINITY
    },
    async recall() {
      return 'unknown'
    },
    mostBytes,
    async close() {
      await Promise.allSettled(underWay)
      release()
    },
  }
}
