/** A mailer that answers as a test says and remembers what it was given. */
import type { Letter, Mailer, Outcome } from '#functions/mail/port.ts'

export const ACCEPTED: Outcome = { kind: 'accepted', messageId: 'message-1', response: 'ok' }

export type AskedMailer = Mailer & { letters: Letter[]; to: () => string[] }

/** `answer` decides each letter's outcome; `recall` what is known of one whose sender died. */
export function aMailer(
  answer: (letter: Letter) => Outcome | Promise<Outcome> = () => ACCEPTED,
  recall: Mailer['recall'] = async () => 'unknown',
): AskedMailer {
  const letters: Letter[] = []
  return {
    letters,
    to: () => letters.map(({ to }) => to.address).sort(),
    async send(letter) {
      letters.push(letter)
      return answer(letter)
    },
    atOnce: async () => Number.POSITIVE_INFINITY,
    recall,
    async mostBytes() {
      return null
    },
    async close() {},
  }
}
