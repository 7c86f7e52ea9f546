/** Events of a mail after it was sent, as its mail service tells them. */

/** What an event says, the gravest last: taken over by the service; taken by the mailbox; given up; no such mailbox; called spam by its owner. */
export const DELIVERY_EVENTS = ['accepted', 'delivered', 'given-up', 'bounced', 'complained'] as const
export type DeliveryEvent = (typeof DELIVERY_EVENTS)[number]

/** Whether it says more of a letter than what was told of it before. */
export const saysMore = (event: DeliveryEvent, told: DeliveryEvent | undefined): boolean =>
  told === undefined || DELIVERY_EVENTS.indexOf(event) > DELIVERY_EVENTS.indexOf(told)
