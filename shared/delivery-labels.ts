/** What each state of a delivery is called, whether it is an end, and whether a named person may settle it otherwise. */
import type { DeliveryState } from './delivery.ts'

export const DELIVERY_STATES = {
  queued: { label: '待发送', ended: false, settleable: false },
  sending: { label: '发送中', ended: false, settleable: false },
  sent: { label: '已发出', ended: true, settleable: false },
  delivered: { label: '已送达', ended: true, settleable: false },
  bounced: { label: '被退回', ended: true, settleable: true },
  complained: { label: '被投诉', ended: true, settleable: true },
  failed: { label: '发送失败', ended: true, settleable: true },
  ambiguous: { label: '待核实', ended: true, settleable: true },
  skipped: { label: '未发送', ended: true, settleable: true },
} as const satisfies Record<DeliveryState, { label: string; ended: boolean; settleable: boolean }>
