/** Settling deliveries whose outcome is unknown or bad, or sending one again: a named person decides, and says why. */
import { useState } from 'react'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { SETTLING, settledAs } from '#shared/distribution/delivery-workflow.ts'
import { keysOf } from '#shared/keys-of.ts'
import type { SettleRequest } from '#shared/requests.ts'
import { answer, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Select, TextArea } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { Corrected } from './corrected.tsx'

type As = SettleRequest['as']
const ALL_AS = keysOf(SETTLING)

/** `deliveries`: as they were shown when the dialog opened, all of one issue; one at least. */
export function Settle({ deliveries, onClose }: { deliveries: readonly Delivery[]; onClose: () => void }) {
  const offered = ALL_AS.filter((as) => deliveries.every(({ state }) => settledAs(state).includes(as)))
  const [as, setAs] = useState<As>(offered[0] ?? 'resend')
  const again = offered.length === 1
  const many = deliveries.length > 1
  const { busy, error, run } = useAct()
  const [{ issueId, id } = { issueId: '', id: '' }] = deliveries
  const { text: reason, write, begun, close } = useWritten(`settle:${issueId}:${id}:${deliveries.length}`, onClose)
  const settle = async () => {
    const json = { deliveries: deliveries.map(({ id, version }) => ({ id, version })), as, reason }
    const done = await run(() =>
      answer(api.issues[':issueId'].deliveries.settlements.$post({ param: { issueId }, json })),
    )
    // Where it was refused, the page behind shows why.
    await queryClient.invalidateQueries({ queryKey: keys.issue(issueId) })
    if (done) toast(as === 'resend' ? '已重新排队，正在发送' : many ? `已核定 ${deliveries.length} 个邮箱` : '已核定')
    if (done) close()
  }
  return (
    <Dialog
      title={again ? '再发一次' : many ? `人工核定 ${deliveries.length} 个邮箱` : '人工核定'}
      action={again ? '确认再发' : many ? `确认核定 ${deliveries.length} 个` : '确认核定'}
      whyNot={reason.trim() === '' ? '请写明依据' : null}
      busy={busy}
      error={error}
      onSubmit={() => void settle()}
      begun={begun}
      onClose={close}
    >
      <Addresses deliveries={deliveries} />
      {again ? (
        <Notice tone="amber">这个邮箱已发出过一封，再发可能收到两封。</Notice>
      ) : (
        <Select
          label={many ? '全部核定为' : '核定为'}
          value={as}
          // The options are those of SETTLING and nothing else.
          onChange={(value) => setAs(value as As)}
          options={offered.map((value) => ({ value, label: SETTLING[value].label }))}
          hint={
            as === 'resend' && deliveries.some(({ state }) => state === 'ambiguous')
              ? '如果对方其实已收到，再发会收到两封，请先核实。'
              : undefined
          }
        />
      )}
      {as !== 'skipped' && <Corrected issueId={issueId} writes={as === 'resend'} />}
      <TextArea
        label="依据"
        value={reason}
        onChange={write}
        error={fieldError(error, 'reason')}
        placeholder="例如：已电话核实"
      />
    </Dialog>
  )
}

/** Each with the state it is in. */
const Addresses = ({ deliveries }: { deliveries: readonly Delivery[] }) => (
  // A list that scrolls must be reachable by keyboard (axe: scrollable-region-focusable); one mailbox does not scroll.
  <ul className="settling" aria-label="将核定的邮箱" {...(deliveries.length > 1 && { tabIndex: 0 })}>
    {deliveries.map(({ id, address, state }) => (
      <li key={id}>
        <span className="break">{address}</span>
        <span className="muted">当前：{DELIVERY_STATES[state].label}</span>
      </li>
    ))}
  </ul>
)
