/** The rate limit of mail: in no second more than the rate, however many workers, whatever their clocks, pauses and luck. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { openRateLimit } from '#functions/mail/rate-limit.ts'
import { openWorld, type World } from './rate-limit-world.ts'

const ARRIVES_MS = 50
const at = (rate: number) => async () => ({ perSecond: rate, usedUp: null })

type Conduct = { letters: number; atOnce: number; restMs: number; pauses: boolean; slower: boolean }

/** One worker sends its letters; answers when each arrived. */
async function sends(world: World, rate: number, conduct: Conduct, chance: () => number): Promise<number[]> {
  const { letters, atOnce, restMs, pauses, slower } = conduct
  const rateLimit = openRateLimit(world.turns, at(rate), { leavesMs: 50, arrivesMs: ARRIVES_MS }, world.timeOf(pauses))
  const arrivals: number[] = []
  let left = letters
  const sender = async () => {
    while (left > 0) {
      left -= 1
      await rateLimit.slot()
      arrivals.push(world.now() + chance() * ARRIVES_MS)
      if (slower && left === 3) rateLimit.slower()
      await world.sleep(chance() * restMs)
    }
  }
  await Promise.all(Array.from({ length: atOnce }, sender))
  return arrivals
}

/** The shortest time in which more than `rate` arrived; infinite where none did. */
const closest = (arrivals: number[], rate: number) => {
  const sorted = arrivals.toSorted((a, b) => a - b)
  return Math.min(...sorted.slice(rate).map((later, n) => later - (sorted[n] ?? 0)), Number.POSITIVE_INFINITY)
}

const conduct = fc.record({
  letters: fc.integer({ min: 1, max: 40 }),
  atOnce: fc.integer({ min: 1, max: 8 }),
  restMs: fc.constantFrom(0, 10, 300, 4000),
  pauses: fc.boolean(),
  slower: fc.boolean(),
})

test('in no second more than the rate arrive, and every letter gets its slot', async () => {
  await fc.assert(
    fc.asyncProperty(
      fc.constantFrom(1, 2, 7, 14, 40, 400),
      fc.constantFrom(5, 20, 400),
      fc.array(conduct, { minLength: 1, maxLength: 6 }),
      fc.infiniteStream(fc.double({ min: 0, max: 1, noNaN: true, maxExcluded: true })),
      async (rate, storeMs, conducts, stream) => {
        const chance = () => stream.next().value ?? 0
        const world = openWorld(chance, storeMs)
        const sending = Promise.all(conducts.map((one) => sends(world, rate, one, chance)))
        await world.runToEnd()
        const arrivals = (await sending).flat()
        expect(arrivals).toHaveLength(conducts.reduce((sum, { letters }) => sum + letters, 0))
        expect(closest(arrivals, rate)).toBeGreaterThanOrEqual(1000)
      },
    ),
    { numRuns: 60 },
  )
}, 120_000)

test('one worker alone uses nine tenths of the rate, and few requests', async () => {
  let requests = 0
  const world = openWorld(() => 0.2)
  const counted = {
    ...world,
    turns: {
      ...world.turns,
      write: (turn: Parameters<typeof world.turns.write>[0]) => {
        requests += 1
        return world.turns.write(turn)
      },
    },
  }
  const sending = sends(counted, 20, { letters: 200, atOnce: 8, restMs: 0, pauses: false, slower: false }, () => 0.2)
  await world.runToEnd()
  const arrivals = await sending
  expect(Math.max(...arrivals)).toBeLessThan(200 * 55 + 1000)
  expect(requests).toBeLessThan(200 / 5)
})

test('a worker that begins behind a long distribution waits two turns at most', async () => {
  const world = openWorld(() => 0.5)
  void sends(world, 20, { letters: 400, atOnce: 8, restMs: 0, pauses: false, slower: false }, () => 0.5)
  let waited = 0
  void (async () => {
    await world.sleep(5000)
    const [arrived = 0] = await sends(
      world,
      20,
      { letters: 1, atOnce: 1, restMs: 0, pauses: false, slower: false },
      () => 0,
    )
    waited = arrived - 5000
  })()
  await world.runToEnd()
  expect(waited).toBeGreaterThan(0)
  expect(waited).toBeLessThan(2000)
})

test('asked to go slower, all go at half the rate for a while, and then no more', async () => {
  const world = openWorld(() => 0.2)
  const limits = [0, 1].map(() =>
    openRateLimit(world.turns, at(10), { leavesMs: 50, arrivesMs: 50 }, world.timeOf(false)),
  )
  const times: number[] = []
  void (async () => {
    await limits[0]?.slot()
    limits[0]?.slower()
    await limits[0]?.slot()
    for (let n = 0; n < 500; n += 1) {
      await limits[1]?.slot()
      times.push(world.now())
    }
  })()
  await world.runToEnd()
  const gaps = times.slice(1).map((time, n) => time - (times[n] ?? 0))
  expect(Math.min(...gaps.slice(0, 20))).toBeGreaterThan(200)
  expect(gaps.at(-1)).toBeLessThan(130)
})

test('where the quota is used up no slot is given, and the reason is', async () => {
  const world = openWorld(() => 0.5)
  const rateLimit = openRateLimit(
    world.turns,
    async () => ({ perSecond: 5, usedUp: '额度已用完' }),
    undefined,
    world.timeOf(false),
  )
  expect(await rateLimit.slot()).toEqual({ usedUp: '额度已用完' })
})
