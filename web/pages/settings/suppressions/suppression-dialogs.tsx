/** Putting a mailbox on the suppression list by hand, and lifting one: each with the reason for the record. */
import { type ReactNode, useState } from 'react'
import type { Suppression } from '#shared/distribution/suppression.ts'
import { answer, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea, TextInput } from '../../../parts/field.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useWritten } from '../../issue/review/use-written.ts'

export function Suppress({ onClose }: { onClose: () => void }) {
  const [address, setAddress] = useState('')
  return (
    <WithReason
      place="suppress"
      title="列入停发名单"
      action="确认列入"
      done="已列入停发名单"
      example="例如：单位已撤并"
      act={(reason) => answer(api.suppressions.$post({ json: { address, reason } }))}
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
    </WithReason>
  )
}

type LiftProps = { suppression: Suppression; onClose: () => void }

export function LiftSuppression({ suppression: { address, version }, onClose }: LiftProps) {
  return (
    <WithReason
      place={`lift:${address}`}
      title="解除停发"
      action="确认解除"
      done="已解除停发"
      example="例如：已与对方核实，邮箱恢复使用"
      act={(reason) => answer(api.suppressions.removals.$post({ json: { address, version, reason } }))}
      onClose={onClose}
    >
      {() => (
        <p>
          解除后，以后各期照常发给 <span className="break">{address}</span>
          。以往各期未发送的不会自动补发，需要时由责任编辑在该期的分发记录中重发。
        </p>
      )}
    </WithReason>
  )
}

type Props = {
  /** As `useWritten` names it. */
  place: string
  title: string
  action: string
  done: string
  example: string
  act: (reason: string) => Promise<unknown>
  onClose: () => void
  children: (error: unknown) => ReactNode
}

function WithReason({ place, title, action, done, example, act, onClose, children }: Props) {
  const { text: reason, write, begun, close } = useWritten(place, onClose)
  const { busy, error, run } = useAct()
  const submit = async () => {
    const acted = await run(async () => {
      await act(reason)
      await queryClient.invalidateQueries({ queryKey: keys.suppressions })
    })
    if (acted) toast(done)
    if (acted) close()
  }
  return (
    <Dialog
      title={title}
      action={action}
      whyNot={reason.trim() === '' ? '请写明原因' : null}
      busy={busy}
      error={error}
      onSubmit={() => void submit()}
      begun={begun}
      onClose={close}
    >
      {children(error)}
      <TextArea
        label="原因"
        value={reason}
        onChange={write}
        error={fieldError(error, 'reason')}
        placeholder={example}
      />
    </Dialog>
  )
}
