/**
 * What became of a mail after it was sent, as its mail service tells it: event × state → state.
 *
 * Events come twice, late and in any order, so a state only ever gives way to one that says more: sent < delivered <
 * failed < bounced < complained. Whatever order they come in, the same events end in the same state. A person may have
 * said otherwise since: then only an event that says more than those before it changes that.
 */
import type { DeliveryState } from './delivery.ts'

/** What an event says, the gravest last: taken over by the service; taken by the mailbox; given up; no such mailbox; called spam by its owner. */
export const DELIVERY_EVENTS = ['accepted', 'delivered', 'given-up', 'bounced', 'complained'] as const
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number]

/** Whether it says more of a letter than what was told of it before. */
export const saysMore = (event: DeliveryEvent, told: DeliveryEvent | undefined): boolean =>
  told === undefined || DELIVERY_EVENTS.indexOf(event) > DELIVERY_EVENTS.indexOf(told)

type After = Readonly<Record<DeliveryEvent, DeliveryState>>

/** Not known to have gone, or thought not to have: any event of that very letter knows better. */
const SAYS_ALL: After = {
  accepted: 'sent',
  delivered: 'delivered',
  'given-up': 'failed',
  bounced: 'bounced',
  complained: 'complained',
}

export const AFTER_EVENT: Readonly<Record<DeliveryState, After>> = {
  queued: SAYS_ALL,
  sending: SAYS_ALL,
  ambiguous: SAYS_ALL,
  skipped: SAYS_ALL,
  sent: SAYS_ALL,
  delivered: { ...SAYS_ALL, accepted: 'delivered' },
  failed: { ...SAYS_ALL, accepted: 'failed', delivered: 'failed' },
  bounced: { ...SAYS_ALL, accepted: 'bounced', delivered: 'bounced', 'given-up': 'bounced' },
  complained: {
    accepted: 'complained',
    delivered: 'complained',
    'given-up': 'complained',
    bounced: 'complained',
    complained: 'complained',
  },
}
