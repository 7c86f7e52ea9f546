/** A move that needs nothing but a yes. */
import type { ReactNode } from 'react'
import { ISSUE_MOVES } from '#shared/issue/issue-workflow.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'

type Props = { move: 'withdraw' | 'withdraw-approval'; onClose: () => void; children: ReactNode }

export function ConfirmMove({ move, onClose, children }: Props) {
  const desk = useTheDesk()
  const { busy, error, run } = useAct()
  const { label } = ISSUE_MOVES[move]
  const confirm = async () => {
    if (!(await run(() => desk.move((version) => ({ move, version }))))) return
    toast(`${label}已办理`)
    onClose()
  }
  return (
    <Dialog
      title={label}
      action={`确认${label}`}
      busy={busy}
      error={error}
      onSubmit={() => void confirm()}
      onClose={onClose}
    >
      {children}
    </Dialog>
  )
}
