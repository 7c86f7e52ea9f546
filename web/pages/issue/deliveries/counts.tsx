/** The sum: frozen is what was delivered, sent, bounced and so on, and it shows when it is not. */
import type { DeliveryState } from '#shared/delivery.ts'
import { DELIVERY_STATES } from '#shared/delivery-labels.ts'
import { Notice } from '../../../parts/notice.tsx'

type Props = { frozen: number; counts: Partial<Record<DeliveryState, number>>; ready: boolean }

// Object.keys loses the key type; the table is closed
const STATES = Object.keys(DELIVERY_STATES) as DeliveryState[]

export function Counts({ frozen, counts, ready }: Props) {
  const sum = STATES.reduce((total, state) => total + (counts[state] ?? 0), 0)
  const shown = STATES.filter((state) => (counts[state] ?? 0) > 0)
  return (
    <section aria-label="分发统计">
      <dl className="counts">
        <div className="count count-total">
          <dt>冻结总数</dt>
          <dd>{frozen}</dd>
        </div>
        {shown.map((state) => (
          <div key={state} className={`count count-${state}`}>
            <dt>{DELIVERY_STATES[state].label}</dt>
            <dd>{counts[state]}</dd>
          </div>
        ))}
      </dl>
      {sum === frozen ? (
        <p className="muted">
          冻结总数 {frozen} ={' '}
          {shown.map((state) => `${DELIVERY_STATES[state].label} ${counts[state]}`).join(' + ') || 0}，合计相符。
        </p>
      ) : (
        ready && (
          <Notice tone="red">
            冻结总数 {frozen} 与各状态合计 {sum} 不符，请联系管理员核查。
          </Notice>
        )
      )}
    </section>
  )
}
