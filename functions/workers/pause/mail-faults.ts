/** Whether what a letter met is a fault of all mail: told by its cause, or by the same happening again and again. */
import { isOfLetter } from '#shared/distribution/about.ts'
import { isPassing } from '../../mail/answers/causes.ts'
import { type NotTaken, notTaken } from '../../mail/answers/not-taken.ts'
import { wasNeverSent } from '../../mail/answers/unsendable.ts'
import type { Outcome } from '../../mail/port.ts'

/** Servers end connections and ask to go slower all the time; so many in a row mean that no letter goes. */
const MOST_PASSING = 3
/** So many in a row that nobody knows of, before a person must look after every mailbox. */
const MOST_UNCLEAR = 5

/** `works`: the server took a stand on this very letter, so mail works. `fewer`: it bears fewer connections. */
export type Heard = { fault: NotTaken | null; works: boolean; fewer: boolean }

const NOTHING: Heard = { fault: null, works: false, fewer: false }

/** Counts over all letters of a process. */
export function openFaults() {
  let passing = 0
  let unclear = 0
  const counted = (isFault: boolean, fault: NotTaken): NotTaken | null => {
    if (isFault) passing = unclear = 0
    return isFault ? fault : null
  }
  return {
    /** `isProbe`: it was tried to see whether mail works again, and every answer but a stand on it says no. */
    hear(outcome: Outcome | null, isProbe: boolean): Heard {
      if (outcome === null || wasNeverSent(outcome)) return NOTHING
      if (outcome.kind === 'unknown') {
        unclear += 1
        const fault = notTaken('unclear', { permanent: false, code: '', words: outcome.reason })
        return { ...NOTHING, fault: counted(isProbe || unclear >= MOST_UNCLEAR, fault) }
      }
      if (outcome.kind === 'accepted' || isOfLetter(outcome)) {
        passing = unclear = 0
        return { ...NOTHING, works: true }
      }
      const isAlone = isPassing(outcome.cause)
      if (isAlone) passing += 1
      return {
        fault: counted(isProbe || !isAlone || passing >= MOST_PASSING, outcome),
        works: false,
        fewer: outcome.cause === 'connections',
      }
    },
  }
}
