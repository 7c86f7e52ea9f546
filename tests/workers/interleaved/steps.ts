/** The next steps that a distribution may take, each with what is drawn for it; any of them at any time, in any order. */
import fc from 'fast-check'
import { removeRecipient, saveRecipient } from '#functions/acts/centre/recipients.ts'
import { moveDistribution } from '#functions/acts/distribution/move-distribution.ts'
import { settleDeliveries } from '#functions/acts/distribution/settle-deliveries.ts'
import { liftSuppression, suppress } from '#functions/acts/distribution/suppressions.ts'
import { deliveriesIn } from '#functions/store/ledger-page.ts'
import { listRecipients } from '#functions/store/recipients.ts'
import { listSuppressions } from '#functions/store/suppressions.ts'
import { DeliveryState } from '#shared/distribution/delivery.ts'
import { settledAs } from '#shared/distribution/delivery-workflow.ts'
import type { SettleRequest } from '#shared/requests.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import type { SesEventName } from '../../support/aws/ses-events.ts'
import { ADMINISTRATOR, EDITOR, someone } from './signed.ts'
import { FATES, type Fate, type Player } from './stage.ts'
import type { World } from './world.ts'

const REASON = '测试'

export type Step = (world: World) => Promise<void>

/** One kind of step, more or less often than others; a counterexample names it with what was drawn. */
function step<T>(
  name: string,
  weight: number,
  drawn: fc.Arbitrary<T>,
  takes: (world: World, drawn: T) => Promise<unknown>,
) {
  const arbitrary = drawn.map((one): Step => {
    const taken: Step = async (world) => {
      world.stage.story.push(`— ${name} ${JSON.stringify(one)}`)
      await takes(world, one)
    }
    return Object.assign(taken, { [fc.toStringMethod]: () => `${name} ${JSON.stringify(one)}` })
  })
  return { weight, arbitrary }
}

const which = fc.nat({ max: 7 })
const oneOf = <T>(some: readonly T[], n: number): T | undefined => some[n % some.length]
/** Whether whoever begins comes to their end at once, or waits for their turn at each call. */
const atOnce = fc.boolean()
const begun = async (world: World, player: Player, atOnce: boolean) => {
  if (atOnce) await world.toItsEnd(player)
}
const FAULTS = (Object.keys(FATES) as Fate[]).filter((fate) => fate !== 'goes') // Object.keys loses the key type

const EVENTS = [
  'send',
  'delivery',
  'delay',
  'bounce',
  'complaint',
  'mailbox-full',
  'reject',
  'automatic-reply',
  'not-spam',
] as const satisfies SesEventName[]

const AS = ['sent', 'resend', 'skipped'] as const satisfies SettleRequest['as'][]

const KINDS = [
  step('work', 5, fc.record({ senders: fc.integer({ min: 1, max: 3 }) }), (world, { senders }) => world.work(senders)),

  step(
    'go',
    14,
    fc.record({ who: which, which, calls: fc.integer({ min: 1, max: 60 }) }),
    async (world, { who, which, calls }) => {
      const player = oneOf(world.stage.on(), who) ?? (await world.work(2))
      for (let n = 0; player.on && n < calls; n += 1) await world.goes(player, which)
    },
  ),

  step(
    'fault',
    3,
    fc.record({ who: which, which, fate: fc.constantFrom(...FAULTS) }),
    async (world, { who, which, fate }) => {
      const player = oneOf(world.stage.on(), who)
      if (player) await world.fails(player, which, fate)
    },
  ),

  step('pass', 3, fc.constantFrom(1, 16, 100, 300, 3600), (world, seconds) => world.advance(seconds * 1000)),

  step(
    'tell',
    9,
    fc.record({
      letters: fc.array(which, { minLength: 1, maxLength: 3 }),
      names: fc.array(fc.constantFrom(...EVENTS), { minLength: 1, maxLength: 3 }),
      atOnce,
    }),
    async (world, { letters, names, atOnce }) => {
      const taken = letters.flatMap((n) => oneOf(world.post.taken, n) ?? [])
      const ofEach = new Map(taken.map(({ letter, address }) => [address, { letter, to: address, names }]))
      if (ofEach.size > 0) await begun(world, await world.tell([...ofEach.values()]), atOnce)
    },
  ),

  step('tell of a letter that is not there', 1, fc.constantFrom(...EVENTS), async (world, name) => {
    const letter = world.post.taken[0]?.letter ?? 'x-1'
    const none = ['a-notice', `x${letter}`, letter.replace(/\d+$/, '9')]
    for (const other of none)
      await world.toItsEnd(await world.tell([{ letter: other, to: world.mailbox(0), names: [name] }]))
  }),

  step(
    'settle',
    7,
    fc.record({ some: fc.array(which, { minLength: 1, maxLength: 3 }), as: fc.constantFrom(...AS), atOnce }),
    async (world, { some, as, atOnce }) => {
      const fit = (await world.rows()).filter(({ state }) => settledAs(state).some((one) => one === as))
      const rows = [...new Set(some.flatMap((n) => oneOf(fit, n) ?? []))]
      if (rows.length === 0) return
      const deliveries = rows.map(({ id, version }) => ({ id, version }))
      const player = await world.act(
        `settle ${rows.map(({ address }) => address).join(', ')} as ${as},`,
        (deps) => settleDeliveries(deps, EDITOR, world.issue.id, { deliveries, as, reason: REASON }),
        () => as !== 'resend' && rows.forEach((row) => void world.model.say(row, as)),
      )
      await begun(world, player, atOnce)
    },
  ),

  step(
    'resend all',
    5,
    fc.record({ states: fc.subarray(['failed', 'bounced'] as const, { minLength: 1 }), atOnce }),
    async (world, { states, atOnce }) => {
      const [rows, distribution] = [await world.rows(), await world.distribution()]
      const mailboxes = rows.filter(({ state }) => states.some((one) => one === state)).length
      if (!distribution || mailboxes === 0) return
      const request = { move: 'resend' as const, version: distribution.version, states, mailboxes, reason: REASON }
      const player = await world.act('resend', (deps) => moveDistribution(deps, EDITOR, world.issue.id, request))
      await begun(world, player, atOnce)
    },
  ),

  step('add late', 3, fc.record({ n: fc.integer({ min: 4, max: 9 }), atOnce }), async (world, { n, atOnce }) => {
    const recipient = someone(world.mailbox(n))
    const player = await world.act(
      `add ${recipient.address},`,
      (deps) => moveDistribution(deps, EDITOR, world.issue.id, { move: 'add-late', recipient, reason: REASON }),
      () => world.model.addLate(recipient.address),
    )
    await begun(world, player, atOnce)
  }),

  step('suppress', 1, fc.record({ n: which, atOnce }), async (world, { n, atOnce }) => {
    const address = world.mailbox(n)
    const player = await world.act(
      `suppress ${address},`,
      (deps) => suppress(deps, ADMINISTRATOR, { address, reason: REASON }),
      () => world.model.suppress(address),
    )
    await begun(world, player, atOnce)
  }),

  step('lift', 2, fc.record({ which, atOnce }), async (world, { which, atOnce }) => {
    const one = oneOf(await listSuppressions(world.deps.table), which)
    if (!one) return
    const { address, version } = one
    const player = await world.act(
      `lift ${address},`,
      (deps) => liftSuppression(deps, ADMINISTRATOR, { address, version, reason: REASON }),
      () => world.model.lift(address),
    )
    await begun(world, player, atOnce)
  }),

  step('edit the list', 1, which, async ({ deps, mailbox }, n) => {
    const address = mailbox(n)
    const there = (await listRecipients(deps.table, PUBLICATION.id)).find((one) => one.address === address)
    if (there) return removeRecipient(deps, ADMINISTRATOR, PUBLICATION.id, there.version, address)
    return saveRecipient(deps, ADMINISTRATOR, PUBLICATION.id, null, someone(address))
  }),

  step('the index stands still, or goes on', 2, fc.constant(null), async ({ deps, issue, faults }) => {
    // As it is now, for all who ask later.
    if (!faults.lags) for (const state of DeliveryState.options) await deliveriesIn(deps.table, issue.id, state)
    faults.lags = !faults.lags
  }),

  step('the file is spoilt, or mended', 1, fc.constant(null), async ({ faults }) => {
    faults.spoilt = !faults.spoilt
  }),

  step('restart', 2, fc.constant(null), restart),
]

/** An administrator has looked, where the distribution was stopped or asks whether to go on. */
export async function restart(world: World): Promise<void> {
  const distribution = await world.distribution()
  if (distribution?.state !== 'refused' && distribution?.state !== 'asking') return
  const move = distribution.state === 'asking' ? ('go-on' as const) : ('restart' as const)
  const request = { move, version: distribution.version, reason: REASON }
  await world.toItsEnd(
    await world.act('restart', (deps) => moveDistribution(deps, ADMINISTRATOR, world.issue.id, request)),
  )
}

export const aStep: fc.Arbitrary<Step> = fc.oneof(...KINDS)
