/** A mail service that keeps the truth: what it took of each letter, whatever it answered; its record is what claims are compared with. */

import type { Letter, Mailer, Outcome } from '#functions/mail/port.ts'
import { readLetterId } from '#shared/distribution/delivery-id.ts'
import { ACCEPTED, DECLINED, NO_LOGIN, REFUSED, RETRY, THROTTLED, UNKNOWN, USED_UP } from '../../support/mailer.ts'

/** How it takes one try: whether the letter is taken, and what the sender is told. */
const MOODS = {
  takes: { taken: true, says: ACCEPTED },
  'puts-off': { taken: false, says: RETRY },
  throttles: { taken: false, says: THROTTLED },
  'is-used-up': { taken: false, says: USED_UP },
  'takes-no-login': { taken: false, says: NO_LOGIN },
  refuses: { taken: false, says: REFUSED },
  declines: { taken: false, says: DECLINED },
  'takes-unheard': { taken: true, says: UNKNOWN },
  'hangs-up': { taken: false, says: UNKNOWN },
} as const satisfies Record<string, { taken: boolean; says: Outcome }>
export type Mood = keyof typeof MOODS
export const MOOD_NAMES = Object.keys(MOODS) as Mood[] // Object.keys loses the key type; the table is closed

export type Taken = { letter: string; address: string; pdf: Uint8Array | undefined; messageId: string }

/** `moodFor` is asked at each try; `remembers`: it can be asked later what it took, as the outbox and not as SES. */
export function openPostOffice(moodFor: (address: string) => Mood, remembers: boolean) {
  const taken: Taken[] = []
  /** Letters whose sender was told that nobody knows. */
  const unknown = new Set<string>()

  /** As one worker has it; `sees` hears of each try before it is made. */
  const mailer = (sees: (letter: Letter) => void = () => {}): Mailer => ({
    async send(letter) {
      sees(letter)
      // Notices are none of this.
      if (!readLetterId(letter.id)) return MOODS.takes.says
      const { taken: isTaken, says } = MOODS[moodFor(letter.to.address)]
      const messageId = `message-${taken.length + 1}`
      if (isTaken)
        taken.push({ letter: letter.id, address: letter.to.address, pdf: letter.attachments[0]?.bytes, messageId })
      if (says.kind === 'unknown') unknown.add(letter.id)
      return says.kind === 'accepted' ? { ...says, messageId } : says
    },
    atOnce: async () => Number.POSITIVE_INFINITY,
    recall: async (id) => (remembers && taken.some(({ letter }) => letter === id) ? 'accepted' : 'unknown'),
    mostBytes: async () => null,
    async close() {},
  })

  const messageOf = (letter: string) => taken.find((one) => one.letter === letter)?.messageId
  return { taken, unknown, mailer, messageOf, took: (letter: string) => messageOf(letter) !== undefined }
}

export type PostOffice = ReturnType<typeof openPostOffice>
