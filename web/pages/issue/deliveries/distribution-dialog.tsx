/** The window for a decision about the whole distribution: the move, an hour where it needs one, and the reason. */
import { type ReactNode, useState } from 'react'
import type { Distribution } from '#shared/distribution/delivery.ts'
import { DISTRIBUTION_MOVES, type DistributionMove } from '#shared/distribution/distribution-workflow.ts'
import type { DistributionMoveRequest } from '#shared/requests.ts'
import { answer, api } from '../../../api/client.ts'
import { keys } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { TextArea } from '../../../parts/field.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'

type Props = {
  distribution: Distribution
  move: DistributionMove
  /** What the person decides, but for the version that was shown when the dialog opened. */
  request: (reason: string, version: number) => DistributionMoveRequest
  whyNot?: string | null
  done: string
  onClose: () => void
  children?: ReactNode | ((error: unknown) => ReactNode)
}

export function DistributionDialog({ distribution, move, request, whyNot = null, done, onClose, children }: Props) {
  // What was on screen when the dialog opened: what is read meanwhile must not change what is decided.
  const [{ issueId, version }] = useState(distribution)
  const { text: reason, write, begun, close } = useWritten(`${move}:${issueId}`, onClose)
  const { busy, error, run } = useAct()
  const { label, reason: needs } = DISTRIBUTION_MOVES[move]
  const decide = async () => {
    const decided = await run(async () => {
      const json = request(reason, version)
      await answer(api.issues[':issueId'].distribution.moves.$post({ param: { issueId }, json }))
      await queryClient.invalidateQueries({ queryKey: keys.issue(issueId) })
    })
    if (decided) toast(done)
    if (decided) close()
  }
  return (
    <Dialog
      title={label}
      action={label.startsWith('确认') ? label : `确认${label}`}
      whyNot={whyNot ?? (needs === 'required' && reason.trim() === '' ? '请写明原因' : null)}
      busy={busy}
      error={error}
      onSubmit={() => void decide()}
      begun={begun}
      onClose={close}
    >
      {typeof children === 'function' ? children(error) : children}
      <TextArea
        label={needs === 'required' ? '原因' : '意见（可不填）'}
        rows={2}
        value={reason}
        onChange={write}
        error={fieldError(error, 'reason')}
      />
    </Dialog>
  )
}
