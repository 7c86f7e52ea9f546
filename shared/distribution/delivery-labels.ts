/** What each state of a delivery is called, whether it is an end, whether the file may lie in the mailbox, and what a named person may settle it as. */
import { minuteInChinese } from '../calendar.ts'
import type { SettleRequest } from '../requests.ts'
import type { Delivery, DeliveryState, Distribution } from './delivery.ts'

type As = readonly SettleRequest['as'][]
const NO_WAY: As = []
/** What arrived, as far as is known, may be sent once more, and is never said not to have been sent. */
const AGAIN: As = ['resend']
const ANY: As = ['sent', 'resend', 'skipped']

/** What settling it comes to. */
export const SETTLED_AS = {
  sent: '对方已收到，记为已发出',
  resend: '对方没有收到，再发一次',
  skipped: '不再发送',
} as const satisfies Record<SettleRequest['as'], string>

export const DELIVERY_STATES = {
  queued: { label: '待发送', ended: false, reached: false, settle: NO_WAY },
  sending: { label: '发送中', ended: false, reached: false, settle: NO_WAY },
  sent: { label: '已发出', ended: true, reached: true, settle: AGAIN },
  delivered: { label: '已送达', ended: true, reached: true, settle: AGAIN },
  bounced: { label: '被退回', ended: true, reached: false, settle: ANY },
  complained: { label: '被投诉', ended: true, reached: true, settle: ANY },
  failed: { label: '发送失败', ended: true, reached: false, settle: ANY },
  ambiguous: { label: '待核实', ended: true, reached: true, settle: ANY },
  skipped: { label: '未发送', ended: true, reached: false, settle: ANY },
} as const satisfies Record<DeliveryState, { label: string; ended: boolean; reached: boolean; settle: As }>

/** What a person has to look at: it is unclear, or went wrong. */
export const NEEDS_A_PERSON: readonly DeliveryState[] = ['ambiguous', 'failed', 'bounced', 'complained']

/** Whether a person may say what became of it: it is unclear or went wrong. What arrived can only be sent once more. */
export const mayBeSettled = ({ state }: Pick<Delivery, 'state'>): boolean => DELIVERY_STATES[state].settle.length > 1

/** Whether the file may lie in its mailbox: who is asked whether it is there counts as one who got it. */
export const mayHaveReached = ({ state, reached }: Pick<Delivery, 'state' | 'reached'>): boolean =>
  DELIVERY_STATES[state].reached || reached === true

/** Whether it is done and every mailbox of the ledger has come to an end: one may be sent to again afterwards. */
export const isDistributed = (
  distribution: Distribution | null,
  deliveries: readonly Pick<Delivery, 'state'>[],
): distribution is Distribution =>
  distribution?.state === 'done' && deliveries.every(({ state }) => DELIVERY_STATES[state].ended)

/** Who added a mailbox after the sign-off, when and why; empty for one that was frozen. */
export const lateInWords = ({ late }: Pick<Delivery, 'late'>): string =>
  late ? `${late.personName}于${minuteInChinese(late.at)}补发：${late.why}` : ''
