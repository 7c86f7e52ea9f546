/** A window in which something is done for a reason: what is written in it is kept until it was sent or given up. */
import type { ReactNode } from 'react'
import { fieldError } from '../api/refused.ts'
import { Dialog } from './dialog.tsx'
import { TextArea } from './field.tsx'
import { useWritten } from './saving/use-written.ts'
import { useAct } from './use-act.ts'

type Props = {
  /** As `useWritten` names it. */
  place: string
  title: string
  action: string
  label?: string
  example?: string
  act: (reason: string) => Promise<unknown>
  onClose: () => void
  /** Before the reason; `error`: why the act was refused. */
  children: (error: unknown) => ReactNode
}

export function ReasonWindow({ place, title, action, label = '原因', example, act, onClose, children }: Props) {
  const { text: reason, write, begun, close } = useWritten(place, onClose)
  const { busy, error, run } = useAct()
  const submit = async () => {
    if (await run(() => act(reason))) close()
  }
  return (
    <Dialog
      title={title}
      action={action}
      whyNot={reason.trim() === '' ? '请写明原因' : null}
      busy={busy}
      error={error}
      begun={begun}
      onSubmit={() => void submit()}
      onClose={close}
    >
      {children(error)}
      <TextArea
        label={label}
        value={reason}
        onChange={write}
        error={fieldError(error, 'reason')}
        {...(example !== undefined && { placeholder: example })}
      />
    </Dialog>
  )
}
