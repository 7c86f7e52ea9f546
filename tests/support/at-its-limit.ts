/** A limit in time that a row keeps: tried at its instant, and a millisecond to each side. */
import { expect } from 'vitest'
import type { Centre } from './centre.ts'

const HOUR = 3_600_000

/** What is tried (`asks`), and the instant of its limit. */
type Ready = { limit: number | string; asks: () => Promise<unknown> }
/** What comes of it; where it is the same at the limit as beyond, on the side where it differs. `again`: to ask too early changes nothing. */
type Outcome = { before?: unknown; at: unknown; after?: unknown; again?: boolean }
export type Limit = [what: string, ready: () => Promise<Ready>, outcome: Outcome]

/** For `test.each(limits)`. */
export const holdsAtItsLimit =
  (centre: Centre, signInAgain: () => Promise<void>) =>
  async (...[, ready, { again = false, ...outcome }]: Limit): Promise<void> => {
    const sides = (['before', 'at', 'after'] as const).filter((side) => side in outcome)
    const found: Record<string, unknown> = {}
    let asks: Ready['asks'] | null = null
    for (const side of sides) {
      if (asks && again) centre.advance(1)
      else {
        // What was left, and the sessions that ended meanwhile.
        centre.advance(HOUR)
        await centre.runAllWork()
        await signInAgain()
        const { limit, ...of } = await ready()
        asks = of.asks
        centre.advanceTo(new Date(limit).getTime() + { before: -1, at: 0, after: 1 }[side])
      }
      found[side] = await asks()
    }
    expect(found).toEqual(outcome)
  }
