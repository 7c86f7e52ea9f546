/** Putting a mailbox on the suppression list by hand, and lifting one: each with the reason for the record. */
import { useState } from 'react'
import type { Suppression } from '#shared/distribution/suppression.ts'
import { accepted, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { fieldError } from '../../../api/refused.ts'
import { TextInput } from '../../../parts/field.tsx'
import { ReasonWindow } from '../../../parts/reason-window.tsx'
import { toast } from '../../../parts/toast.tsx'

export function Suppress({ onClose }: { onClose: () => void }) {
  const [address, setAddress] = useState('')
  return (
    <ReasonWindow
      place="suppress"
      title="列入停发名单"
      action="确认列入"
      example="例如：单位已撤并"
      act={(reason) => done('已列入停发名单', api.suppressions.$post({ json: { address, reason } }))}
      onClose={onClose}
    >
      {(error) => (
        <>
          <p>列入后，不再向这个邮箱发出各期，包括已经签发、还没有发出的。</p>
          <TextInput
            label="邮箱"
            type="email"
            value={address}
            onChange={setAddress}
            error={fieldError(error, 'address')}
          />
        </>
      )}
    </ReasonWindow>
  )
}

type LiftProps = { suppression: Suppression; onClose: () => void }

export function LiftSuppression({ suppression: { address, version }, onClose }: LiftProps) {
  return (
    <ReasonWindow
      place={`lift:${address}`}
      title="解除停发"
      action="确认解除"
      example="例如：已与对方核实，邮箱恢复使用"
      act={(reason) => done('已解除停发', api.suppressions.removals.$post({ json: { address, version, reason } }))}
      onClose={onClose}
    >
      {() => (
        <p>
          解除后，以后各期照常发给 <span className="break">{address}</span>
          。以往各期未发送的不会自动补发，需要时由责任编辑在该期的分发记录中重发。
        </p>
      )}
    </ReasonWindow>
  )
}

async function done(said: string, sent: Parameters<typeof accepted>[0]): Promise<void> {
  await accepted(sent)
  await queryClient.invalidateQueries({ queryKey: keys.suppressions })
  toast(said)
}
