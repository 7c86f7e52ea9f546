/** One mailbox in the ledger: what became of it and why; what the editor may do about it. */

import { minuteInChinese } from '#shared/calendar.ts'
import { listsInWords } from '#shared/centre/labels.ts'
import type { Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES, lateInWords } from '#shared/distribution/delivery-labels.ts'
import { mayBeSettled, settledAs } from '#shared/distribution/delivery-workflow.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { Check } from '../../../parts/check.tsx'
import type { Tone } from '../../../state-badges.ts'

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

/** What an editor does with it; left out for everyone else. */
export type Handling = { chosen: boolean; onChoose: (chosen: boolean) => void; onSettle: () => void }

export const DeliveryRow = ({ delivery, handling }: { delivery: Delivery; handling: Handling | null }) => (
  <tr>
    {handling && (
      <td className="choice">
        {mayBeSettled(delivery) && (
          <Check label={`选中 ${delivery.address}`} hideLabel checked={handling.chosen} onChange={handling.onChoose} />
        )}
      </td>
    )}
    <th scope="row" data-label="收件人">
      {[delivery.name, delivery.unit].filter(Boolean).join('　')}
      <span className="muted break">{delivery.address}</span>
    </th>
    <td data-label="名单">{listsInWords(delivery.lists)}</td>
    <td data-label="状态">
      <Badge label={DELIVERY_STATES[delivery.state].label} tone={TONES[delivery.state]} />
    </td>
    <td data-label="时间">{delivery.sentAt ? minuteInChinese(delivery.sentAt) : '—'}</td>
    <td data-label="说明">
      {[delivery.reason, lateInWords(delivery)].filter(Boolean).join('；') || '—'}{' '}
      {handling && <SettleButton delivery={delivery} onPress={handling.onSettle} />}
    </td>
  </tr>
)

/** What a person may do about one row: settle it, or only send it once more. */
function SettleButton({ delivery, onPress }: { delivery: Delivery; onPress: () => void }) {
  if (settledAs(delivery.state).length === 0) return null
  const settles = mayBeSettled(delivery)
  const label = settles ? '人工核定' : '再发一次'
  return (
    <Button small kind={settles ? 'plain' : 'quiet'} aria-label={`${label} ${delivery.address}`} onPress={onPress}>
      {label}
    </Button>
  )
}
