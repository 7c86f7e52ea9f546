/** What each state of a delivery is called, and whether it is an end. */
import type { DeliveryState } from './delivery.ts'

export const DELIVERY_STATES = {
  queued: { label: '待发送', ended: false },
  sending: { label: '发送中', ended: false },
  sent: { label: '已发出', ended: true },
  delivered: { label: '已送达', ended: true },
  bounced: { label: '被退回', ended: true },
  complained: { label: '被投诉', ended: true },
  failed: { label: '发送失败', ended: true },
  ambiguous: { label: '待核实', ended: true },
  skipped: { label: '未发送', ended: true },
} as const satisfies Record<DeliveryState, { label: string; ended: boolean }>
