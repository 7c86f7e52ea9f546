/**
 * Workers that go on side by side, fail and die at any call; events that come twice, late and in any order; people who
 * edit lists, settle, resend, add and suppress in between: nobody is lost and nobody gets two.
 */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { settleDeliveries } from '#functions/acts/distribution/settle-deliveries.ts'
import { laggingIndex } from '../support/store/lagging-index.ts'
import { usingCentre } from '../support/using-centre.ts'
import { MOOD_NAMES } from './interleaved/post-office.ts'
import { EDITOR } from './interleaved/signed.ts'
import { aStep, restart, type Step } from './interleaved/steps.ts'
import { type Outside, openWorld, type World } from './interleaved/world.ts'

/** `RUNS=300` for a longer one (a year has 999 issues); `REPLAY='<seed> <path>'` for what a counterexample says of itself. */
const RUNS = Number(process.env.RUNS ?? 8)
const [seed, path] = process.env.REPLAY?.split(' ') ?? []
/** So many runs, however long they take on a busy machine: one that is cut off has held nothing, and the test fails. */
const LIMIT_MS = 60_000 + RUNS * 20_000

const faults = { lags: false, spoilt: false }
const { centre } = await usingCentre({ around: (table) => laggingIndex(table, () => faults.lags) })

const outside: fc.Arbitrary<Outside> = fc.record({
  moods: fc.array(fc.array(fc.constantFrom(...MOOD_NAMES), { maxLength: 4 }), { minLength: 3, maxLength: 6 }),
  remembers: fc.boolean(),
  twice: fc.boolean(),
})
/** What a person says, in the end, of those that nobody knows. */
const verdicts = fc.array(fc.constantFrom('sent', 'resend', 'skipped', 'left'), { minLength: 3, maxLength: 3 })
type Verdict = 'sent' | 'resend' | 'skipped' | 'left'

test('whatever happens, in whatever order: each mailbox comes to its one end, and the proof holds', {
  timeout: LIMIT_MS,
}, async () => {
  await fc.assert(
    fc.asyncProperty(
      outside,
      fc.array(aStep, { size: 'max', minLength: 20, maxLength: 60 }),
      verdicts,
      async (outside, steps, verdicts) => {
        const world = await openWorld(centre, faults, outside)
        try {
          await lived(world, steps, verdicts)
        } catch (error) {
          throw new Error(`${error instanceof Error ? error.message : error}\n${world.stage.story.join('\n')}`, {
            cause: error,
          })
        } finally {
          Object.assign(faults, { lags: false, spoilt: false })
        }
      },
    ),
    // To make a counterexample smaller takes longer than the limit, which would then be all that is told.
    { numRuns: RUNS, endOnFailure: !path, ...(seed && path ? { seed: Number(seed), path } : {}) },
  )
})

async function lived(world: World, steps: readonly Step[], verdicts: readonly Verdict[]): Promise<void> {
  for (const step of steps) {
    await step(world)
    await world.model.holds()
  }
  Object.assign(faults, { lags: false, spoilt: false })
  await world.untilQuiet()
  // Stopped for its file, then for the one answer that all letters got.
  for (let n = 0; n < 3; n += 1) {
    await restart(world)
    await world.untilQuiet()
  }

  // What was brought while nobody heard it comes again, and some of it a third time, the other way round.
  await world.tellAgain((batches) => batches)
  await world.model.holdsAtTheEnd()
  const before = await world.rows()
  await world.tellAgain((batches) => batches.toReversed())
  expect(await world.rows()).toEqual(before)

  await settleOpen(world, verdicts)
  await world.untilQuiet()
  await restart(world)
  await world.untilQuiet()
  await world.model.holdsAtTheEnd()
}

async function settleOpen(world: World, verdicts: readonly Verdict[]): Promise<void> {
  const open = (await world.rows()).filter(({ state }) => state === 'ambiguous')
  for (const [n, row] of open.entries()) {
    const as = verdicts[n % verdicts.length] ?? 'left'
    if (as === 'left' || (as === 'resend' && world.model.suppressed.has(row.address))) continue
    const request = { deliveries: [{ id: row.id, version: row.version }], as, reason: '已电话核实' }
    await settleDeliveries(world.deps, EDITOR, world.issue.id, request)
    if (as !== 'resend') world.model.say(row, as)
  }
}
