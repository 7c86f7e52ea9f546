/** An act that others were before: how often it is tried, and that nothing else is tried again. */
import { describe, expect, test } from 'vitest'
import { decideAnew } from '#functions/acts/decide-anew.ts'
import { retryWhenStale } from '#functions/acts/retry-when-stale.ts'
import { DecideAnew } from '#functions/store/commit.ts'
import { Refusal } from '#shared/refusals.ts'

describe.each([
  { name: 'decideAnew', again: decideAnew, lost: () => new DecideAnew(), most: 8, atLast: 'busy' },
  { name: 'retryWhenStale', again: retryWhenStale, lost: () => new Refusal('stale'), most: 5, atLast: 'stale' },
])('$name', ({ again, lost, most, atLast }) => {
  /** Loses so many times, then is done; answers at which try. */
  const losing = (times: number) => {
    let tries = 0
    return {
      triesOf: () => tries,
      act: async () => {
        tries += 1
        if (tries <= times) throw lost()
        return tries
      },
    }
  }

  test('is done at the last try that it has', async () => {
    expect(await again(losing(0).act)).toBe(1)
    expect(await again(losing(most - 1).act)).toBe(most)
  })
  test('is refused after that one, and not tried once more', async () => {
    const { act, triesOf } = losing(most)
    await expect(again(act)).rejects.toMatchObject({ code: atLast })
    expect(triesOf()).toBe(most)
  })
  test('what fails otherwise fails at once', async () => {
    let tries = 0
    const failing = async () => {
      tries += 1
      throw new Refusal('not-found')
    }
    await expect(again(failing)).rejects.toMatchObject({ code: 'not-found' })
    expect(tries).toBe(1)
  })
})
