/**
 * The life of a delivery: claimed by a worker, tried, and at an end that can be shown; what the mail service tells later,
 * and what a named person says of it, moves it on.
 */
import type { Actor } from '../centre/person.ts'
import { keysOf } from '../keys-of.ts'
import type { SettleRequest } from '../requests.ts'
import type { SystemTransition, Transition } from '../workflow.ts'
import type { DeliveryState } from './delivery.ts'
import type { DeliveryEvent } from './delivery-events.ts'

type BySystem = SystemTransition<DeliveryState>
type ByPerson = Transition<DeliveryState, { actor: Actor }>

/** How a delivery comes into being. */
export const DELIVERY_BEGINNING = { label: '列入分发', by: 'system', to: 'queued' } as const

/** Unclear, or went wrong: a person may say what became of it. */
const UNSETTLED = ['bounced', 'complained', 'failed', 'ambiguous', 'skipped'] as const
/** It has come to an end, so that a person may have it sent once more. */
const ENDED = ['sent', 'delivered', ...UNSETTLED] as const

/** What the workers do with it. */
export const DELIVERY_MOVES = {
  claim: { label: '取出发送', by: 'system', from: ['queued'], to: 'sending' },
  skip: { label: '停发，不发送', by: 'system', from: ['queued'], to: 'skipped' },
  /** The server took it; also heard by the worker that another one thought dead. */
  accept: { label: '已发出', by: 'system', from: ['sending', 'ambiguous'], to: 'sent' },
  'put-back': { label: '放回待发送', by: 'system', from: ['sending'], to: 'queued' },
  refuse: { label: '发送失败', by: 'system', from: ['sending'], to: 'failed' },
  /** The connection ended before the answer came. */
  lose: { label: '结果不明', by: 'system', from: ['sending'], to: 'ambiguous' },
  /** Its worker ended, and the mailer's own record says that it went. */
  recall: { label: '按发件记录核实', by: 'system', from: ['sending'], to: 'sent' },
  /** Its worker ended, and nobody knows. */
  abandon: { label: '发送程序中断', by: 'system', from: ['sending'], to: 'ambiguous' },
  /** It failed like all others: a person is asked about the cause first. */
  'ask-about': { label: '放回待发送，等待确认', by: 'system', from: ['failed'], to: 'queued' },
  /** A resend names it (全部重发): each of these gets its letter, also one that was put back since, to ask about it. */
  'queue-again': { label: '按全部重发放回待发送', by: 'system', from: ['queued', ...ENDED], to: 'queued' },
} as const satisfies Record<string, BySystem>

export type DeliveryMove = keyof typeof DELIVERY_MOVES

const editor = { editor: [] } satisfies ByPerson['by']

/** What a named person settles it as. What arrived, as far as is known, may be sent once more, and is never said not to have been sent. */
export const SETTLING = {
  sent: { label: '对方已收到，记为已发出', by: editor, from: UNSETTLED, to: 'sent', reason: 'required' },
  resend: {
    label: '对方没有收到，再发一次',
    by: editor,
    from: ENDED,
    to: 'queued',
    reason: 'required',
  },
  skipped: { label: '不再发送', by: editor, from: UNSETTLED, to: 'skipped', reason: 'required' },
} as const satisfies Record<SettleRequest['as'], ByPerson>

/** What one in this state may be settled as. */
export const settledAs = (state: DeliveryState): SettleRequest['as'][] =>
  keysOf(SETTLING).filter((as) => (SETTLING[as].from as readonly DeliveryState[]).includes(state)) // includes() asks for a member of the list

/** Whether a person may say what became of it: it is unclear or went wrong. What arrived can only be sent once more. */
export const mayBeSettled = ({ state }: { state: DeliveryState }): boolean => settledAs(state).length > 1

type After = Readonly<Record<DeliveryEvent, DeliveryState>>

/** Not known to have gone, or thought not to have: any event of that very letter knows better. */
const SAYS_ALL: After = {
  accepted: 'sent',
  delivered: 'delivered',
  'given-up': 'failed',
  bounced: 'bounced',
  complained: 'complained',
}

/**
 * What the mail service tells of it later. Events come twice, late and in any order, so a state only gives way to one that says more
 * (sent < delivered < failed < bounced < complained), also where a person has said otherwise since.
 */
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
