/**
 * The knowledge of where an issue's file lies, told of all its mailboxes at once: nothing more than their states say.
 * "Delivered" is the word of the receiving server, "sent" that of the sending one; nobody knows what was read.
 */
import type { DeliveryState } from './delivery.ts'
import { DELIVERY_STATES } from './delivery-labels.ts'

export type Arrivals = Readonly<Record<Arrival, number>>

/** `waits`: it is not over yet. */
export type Arrival = 'arrived' | 'sent' | 'unclear' | 'not' | 'waits'

const ARRIVES = {
  queued: 'waits',
  sending: 'waits',
  sent: 'sent',
  delivered: 'arrived',
  bounced: 'not',
  // Nobody complains of what did not come.
  complained: 'arrived',
  failed: 'not',
  ambiguous: 'unclear',
  skipped: 'not',
} as const satisfies Record<DeliveryState, Arrival>

const SAYS = {
  arrived: '已知送达',
  sent: '已发出、没有送达回执',
  unclear: '不能确定是否发出',
  not: '没有送达',
  waits: '尚无结果',
} as const satisfies Record<Arrival, string>

/** From how many stand in each state; states that are left out have none. */
export function arrivalsOf(counts: Partial<Record<DeliveryState, number>>): Arrivals {
  const arrivals = { arrived: 0, sent: 0, unclear: 0, not: 0, waits: 0 }
  // Object.keys loses the key type; the table is closed
  for (const state of Object.keys(DELIVERY_STATES) as DeliveryState[]) arrivals[ARRIVES[state]] += counts[state] ?? 0
  return arrivals
}

/** Whether the file of at least one letter may lie in its mailbox. */
export const mayHaveGone = ({ arrived, sent, unclear }: Arrivals): boolean => arrived + sent + unclear > 0

/** `已知送达 20 个，没有送达 3 个`; `没有收件邮箱` where there is none. */
export function arrivalsInWords(arrivals: Arrivals): string {
  // Object.keys loses the key type; the table is closed
  const told = (Object.keys(SAYS) as Arrival[]).filter((one) => arrivals[one] > 0)
  return told.map((one) => `${SAYS[one]} ${arrivals[one]} 个`).join('，') || '没有收件邮箱'
}
