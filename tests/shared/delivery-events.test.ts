/** The effect of an event on a delivery: the table, and that neither order nor repetition changes where it ends. */
import fc from 'fast-check'
import { describe, expect, test } from 'vitest'
import { DeliveryState } from '#shared/distribution/delivery.ts'
import { DELIVERY_EVENTS, type DeliveryEvent } from '#shared/distribution/delivery-events.ts'
import { letterId, readLetterId } from '#shared/distribution/delivery-id.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { AFTER_EVENT } from '#shared/distribution/delivery-workflow.ts'

const after = (state: DeliveryState, events: readonly DeliveryEvent[]): DeliveryState =>
  events.reduce((now, event) => AFTER_EVENT[now][event], state)

const TABLE: [DeliveryState, ...DeliveryState[]][] = [
  // from          accepted      delivered     given-up      bounced       complained
  ['queued', 'sent', 'delivered', 'failed', 'bounced', 'complained'],
  ['sending', 'sent', 'delivered', 'failed', 'bounced', 'complained'],
  ['ambiguous', 'sent', 'delivered', 'failed', 'bounced', 'complained'],
  ['skipped', 'sent', 'delivered', 'failed', 'bounced', 'complained'],
  ['sent', 'sent', 'delivered', 'failed', 'bounced', 'complained'],
  ['delivered', 'delivered', 'delivered', 'failed', 'bounced', 'complained'],
  ['failed', 'failed', 'failed', 'failed', 'bounced', 'complained'],
  ['bounced', 'bounced', 'bounced', 'bounced', 'bounced', 'complained'],
  ['complained', 'complained', 'complained', 'complained', 'complained', 'complained'],
]

test('the table has every state and every event', () => {
  expect(TABLE.map(([state]) => state).sort()).toEqual([...DeliveryState.options].sort())
  for (const [state, ...ends] of TABLE)
    expect(AFTER_EVENT[state]).toEqual(Object.fromEntries(DELIVERY_EVENTS.map((event, n) => [event, ends[n]])))
})

test('every event ends the delivery', () => {
  for (const [, ...ends] of TABLE) for (const end of ends) expect(DELIVERY_STATES[end].ended).toBe(true)
})

describe('whatever is told, in whatever order and however often', () => {
  const state = fc.constantFrom(...DeliveryState.options)
  const told = fc.array(fc.constantFrom(...DELIVERY_EVENTS), { maxLength: 12 })

  test('the end is the same', () => {
    fc.assert(
      fc.property(
        state,
        told.chain((events) =>
          fc.tuple(fc.constant(events), fc.shuffledSubarray(events, { minLength: events.length })),
        ),
        fc.array(fc.nat({ max: 11 })),
        (from, [events, shuffled], again) => {
          const repeated = [...shuffled, ...again.flatMap((n) => events[n] ?? [])]
          expect(after(from, shuffled)).toBe(after(from, events))
          expect(after(from, repeated)).toBe(after(from, events))
        },
      ),
    )
  })

  test('what was told first is taken back by no repetition of it', () => {
    fc.assert(
      fc.property(state, told, told, (from, early, late) => {
        const end = after(from, [...early, ...late])
        expect(after(end, early)).toBe(end)
      }),
    )
  })
})

describe('the id of a letter', () => {
  test('names its issue, delivery and round', () => {
    const id = fc.stringMatching(/^[a-z0-9][a-z0-9-]{0,63}$/)
    fc.assert(
      fc.property(id, fc.stringMatching(/^[0-9a-f]{32}$/), fc.integer({ min: 1, max: 999 }), (issueId, one, round) => {
        const text = letterId({ issueId, id: one, round })
        expect(text).toMatch(/^[a-z0-9-]{1,128}$/)
        expect(readLetterId(text)).toEqual({ issueId, deliveryId: one, round })
      }),
    )
  })

  test.each([
    '',
    'delivery-1',
    'e2a0c1d2-0000-4000-8000-000000000000',
    `issue-${'a'.repeat(32)}-0`,
    `${'a'.repeat(32)}-1`,
  ])('%j is none', (text) => expect(readLetterId(text)).toBeNull())
})
