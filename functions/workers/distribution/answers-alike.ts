/** The same permanent answer to letter after letter: then it is hardly the letters, and a person is asked before all have failed. */
import type { About } from '#shared/distribution/about.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { NotTaken } from '../../mail/answers/not-taken.ts'
import type { Outcome } from '../../mail/port.ts'

/**
 * So many in a row, none taken in between. An answer that says that there is no such mailbox is believed more often: lists
 * do hold several that are gone. One that only says no is believed of a few.
 */
const MOST_ALIKE = { letter: 5, mailbox: 8 } as const satisfies Partial<Record<About, number>>
/** Where there were no more letters than these, all of them. */
const LEAST_ALIKE = 2

/** `refused`: the deliveries that failed by it, as they were marked. */
export type Alike = { answer: string; reason: string; refused: Delivery[] }

/** `asked`: answers that a person has decided about; they are each letter's own. */
export function watchAlike(asked: readonly string[]) {
  let last: NotTaken | null = null
  let refused: Delivery[] = []
  let isAnyTaken = false

  const alike = (): Alike | null => {
    if (!last || asked.includes(last.code)) return null
    return { answer: last.code, reason: last.reason, refused }
  }
  return {
    /** `delivery`: as it was marked after the outcome. */
    hear(outcome: Outcome, delivery: Delivery): void {
      if (outcome.kind === 'accepted') {
        last = null
        refused = []
        isAnyTaken = true
      } else if (outcome.kind !== 'unknown' && delivery.state === 'failed') {
        refused = last?.code === outcome.code ? [...refused, delivery] : [delivery]
        last = outcome
      }
    },
    /** Whether there are so many that the others are not to be tried. */
    enough: (): boolean => refused.length >= mostOf(last) && alike() !== null,
    /** What to ask about, when no letter is under way any more; `ended`: nothing is due any more. */
    question(ended: boolean): Alike | null {
      const isAllOfFew = ended && !isAnyTaken && last?.about === 'letter' && refused.length >= LEAST_ALIKE
      return isAllOfFew || refused.length >= mostOf(last) ? alike() : null
    },
  }
}

const mostOf = (answer: NotTaken | null): number =>
  answer?.about === 'letter' ? MOST_ALIKE.letter : MOST_ALIKE.mailbox
