/** Every mailbox of the issue, what became of it and why; what is unclear is settled here by the editor. */
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Delivery, DeliveryState } from '#shared/delivery.ts'
import { DELIVERY_STATES } from '#shared/delivery-labels.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { LISTS, type Tone } from '../../../words.ts'
import { useTheDesk } from '../use-desk.ts'
import { Settle } from './settle.tsx'

const TONES = {
  queued: 'grey',
  sending: 'blue',
  sent: 'green',
  delivered: 'green',
  bounced: 'red',
  complained: 'red',
  failed: 'red',
  ambiguous: 'amber',
  skipped: 'grey',
} as const satisfies Record<DeliveryState, Tone>

/** What needs a person first. */
const ORDER: readonly DeliveryState[] = [
  'ambiguous',
  'failed',
  'bounced',
  'complained',
  'sending',
  'queued',
  'skipped',
  'sent',
  'delivered',
]

export function DeliveryTable({ deliveries }: { deliveries: readonly Delivery[] }) {
  const { person } = useTheDesk()
  const [settling, setSettling] = useState<Delivery | null>(null)
  const editor = person.roles.includes('editor')
  const rows = deliveries.toSorted(
    (a, b) => ORDER.indexOf(a.state) - ORDER.indexOf(b.state) || a.address.localeCompare(b.address),
  )
  return (
    <>
      <table className="table" aria-label="分发记录">
        <thead>
          <tr>
            <th scope="col">收件人</th>
            <th scope="col">名单</th>
            <th scope="col">状态</th>
            <th scope="col">时间</th>
            <th scope="col">说明</th>
          </tr>
        </thead>
        <tbody>
          {rows.map((delivery) => (
            <tr key={delivery.id}>
              <th scope="row" data-label="收件人">
                {[delivery.name, delivery.unit].filter(Boolean).join('　')}
                <span className="muted break">{delivery.address}</span>
              </th>
              <td data-label="名单">{delivery.lists.map((list) => LISTS[list]).join('、')}</td>
              <td data-label="状态">
                <Badge label={DELIVERY_STATES[delivery.state].label} tone={TONES[delivery.state]} />
              </td>
              <td data-label="时间">{delivery.sentAt ? minuteInChinese(delivery.sentAt) : '—'}</td>
              <td data-label="说明">
                {delivery.reason ?? '—'}
                {editor && DELIVERY_STATES[delivery.state].settleable && (
                  <Button small aria-label={`核定 ${delivery.address}`} onPress={() => setSettling(delivery)}>
                    人工核定
                  </Button>
                )}
              </td>
            </tr>
          ))}
        </tbody>
      </table>
      {settling && <Settle delivery={settling} onClose={() => setSettling(null)} />}
    </>
  )
}
