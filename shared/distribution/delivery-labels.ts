/** The labels of a delivery's states, with whether each is an end, and whether the file may lie in the mailbox. */
import { minuteInChinese } from '../calendar.ts'
import type { Delivery, DeliveryState, Distribution } from './delivery.ts'

export const DELIVERY_STATES = {
  queued: { label: '待发送', ended: false, reached: false },
  sending: { label: '发送中', ended: false, reached: false },
  sent: { label: '已发出', ended: true, reached: true },
  delivered: { label: '已送达', ended: true, reached: true },
  bounced: { label: '被退回', ended: true, reached: false },
  complained: { label: '被投诉', ended: true, reached: true },
  failed: { label: '发送失败', ended: true, reached: false },
  ambiguous: { label: '待核实', ended: true, reached: true },
  skipped: { label: '未发送', ended: true, reached: false },
} as const satisfies Record<DeliveryState, { label: string; ended: boolean; reached: boolean }>

/** What a person has to look at: it is unclear, or went wrong. */
export const NEEDS_A_PERSON: readonly DeliveryState[] = ['ambiguous', 'failed', 'bounced', 'complained']

/** Whether the file may lie in its mailbox: who is asked whether it is there counts as one who got it. */
export const mayHaveReached = ({ state, reached }: Pick<Delivery, 'state' | 'reached'>): boolean =>
  DELIVERY_STATES[state].reached || reached === true

/**
 * Whether the file turns out to lie in a mailbox that was thought not to have it. What is still to be sent, or being sent, is
 * none of it: its corrections are brought before it goes.
 */
export const isFoundReceived = (
  was: Pick<Delivery, 'state' | 'reached'>,
  now: Pick<Delivery, 'state' | 'reached'>,
): boolean => DELIVERY_STATES[was.state].ended && !mayHaveReached(was) && mayHaveReached(now)

/** Whether it is done and every mailbox of the ledger has come to an end: one may be sent to again afterwards. */
export const isDistributed = (
  distribution: Distribution | null,
  deliveries: readonly Pick<Delivery, 'state'>[],
): distribution is Distribution =>
  distribution?.state === 'done' && deliveries.every(({ state }) => DELIVERY_STATES[state].ended)

/** Who added a mailbox after the sign-off, when and why; empty for one that was frozen. */
export const lateInWords = ({ late }: Pick<Delivery, 'late'>): string =>
  late ? `${late.personName}于${minuteInChinese(late.at)}补发：${late.why}` : ''
