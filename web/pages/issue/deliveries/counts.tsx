/** The sum: what was frozen and added later is what was delivered, sent, bounced and so on, and it shows when it is not. */
import type { DeliveryState, Distribution } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { keysOf } from '#shared/keys-of.ts'
import { Notice } from '../../../parts/notice.tsx'

type Props = { distribution: Distribution; counts: Partial<Record<DeliveryState, number>> }

const STATES = keysOf(DELIVERY_STATES)

export function Counts({ distribution: { frozen, late = 0, state: standing }, counts }: Props) {
  const sum = STATES.reduce((total, state) => total + (counts[state] ?? 0), 0)
  // Those whose row is still to be made: they are nobody's who is lost.
  const toCome = standing === 'expanding' || standing === 'refused' ? Math.max(0, frozen + late - sum) : 0
  const shown = STATES.filter((state) => (counts[state] ?? 0) > 0)
  const parts = [
    ...shown.map((state) => `${DELIVERY_STATES[state].label} ${counts[state]}`),
    ...(toCome > 0 ? [`尚未生成记录 ${toCome}`] : []),
  ]
  const whole = `冻结总数 ${frozen}${late ? ` + 补发 ${late}` : ''}`
  return (
    <section aria-label="分发统计">
      <dl className="counts">
        <div className="count count-total">
          <dt>冻结总数</dt>
          <dd>{frozen}</dd>
        </div>
        {late > 0 && (
          <div className="count">
            <dt>补发</dt>
            <dd>{late}</dd>
          </div>
        )}
        {shown.map((state) => (
          <div key={state} className={`count count-${state}`}>
            <dt>{DELIVERY_STATES[state].label}</dt>
            <dd>{counts[state]}</dd>
          </div>
        ))}
      </dl>
      {sum + toCome === frozen + late ? (
        <p className="muted">
          {whole} = {parts.join(' + ') || 0}，合计相符。
        </p>
      ) : (
        <Notice tone="red">
          {whole} 与各状态合计 {sum} 不符，请联系管理员核查。
        </Notice>
      )}
    </section>
  )
}
