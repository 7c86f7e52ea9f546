/** Settling a delivery whose outcome is unknown or bad, or sending one again: a named person decides, and says why. */
import { useState } from 'react'
import type { Delivery } from '#shared/delivery.ts'
import { DELIVERY_STATES } from '#shared/delivery-labels.ts'
import { answer, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Select, TextArea } from '../../../parts/field.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'

const AS = [
  { value: 'sent', label: '对方已收到，记为已发出' },
  { value: 'resend', label: '对方没有收到，再发一次' },
  { value: 'skipped', label: '不再发送' },
] as const
type As = (typeof AS)[number]['value']

export function Settle({ delivery, onClose }: { delivery: Delivery; onClose: () => void }) {
  const offered = AS.filter(({ value }) => DELIVERY_STATES[delivery.state].settle.includes(value))
  const [as, setAs] = useState<As>(offered[0]?.value ?? 'resend')
  const again = offered.length === 1
  const [reason, setReason] = useState('')
  const { busy, error, run } = useAct()
  const settle = async () => {
    const done = await run(async () => {
      await answer(
        api.issues[':issueId'].deliveries[':deliveryId'].settlements.$post({
          param: { issueId: delivery.issueId, deliveryId: delivery.id },
          json: { version: delivery.version, as, reason },
        }),
      )
      await queryClient.invalidateQueries({ queryKey: keys.issue(delivery.issueId) })
    })
    if (done) toast(again ? '已重新排队，正在发送' : '已核定')
    if (done) onClose()
  }
  return (
    <Dialog
      title={again ? '再发一次' : '人工核定'}
      action={again ? '确认再发' : '确认核定'}
      whyNot={reason.trim() === '' ? '请写明依据' : null}
      busy={busy}
      error={error}
      onSubmit={() => void settle()}
      onClose={onClose}
    >
      <p>
        <span className="break">{delivery.address}</span>　当前：{DELIVERY_STATES[delivery.state].label}
      </p>
      {again ? (
        <Notice tone="amber">这个邮箱已发出过一封，再发会收到两封。</Notice>
      ) : (
        <Select
          label="核定为"
          value={as}
          // The options are those of AS and nothing else.
          onChange={(value) => setAs(value as As)}
          options={offered}
          hint={
            as === 'resend' && delivery.state === 'ambiguous'
              ? '如果对方其实已收到，再发会收到两封，请先核实。'
              : undefined
          }
        />
      )}
      <TextArea
        label="依据"
        value={reason}
        onChange={setReason}
        error={fieldError(error, 'reason')}
        placeholder="例如：已电话核实"
      />
    </Dialog>
  )
}
