/** Taking back what was handed in, while nobody has decided about it. */
import type { Submission } from '#shared/submission/submission.ts'
import { answer, api } from '../../api/client.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { useAct } from '../../parts/use-act.ts'

/** Which of them there is depends on where it lies. */
export const TAKE_BACKS = ['take-back', 'take-from-head'] as const
export type TakeBackMove = (typeof TAKE_BACKS)[number]

type Props = {
  move: TakeBackMove
  submission: Submission
  onSaved: (submission: Submission) => void
  onClose: () => void
}

export function TakeBack({ move, submission, onSaved, onClose }: Props) {
  const { busy, error, run } = useAct()
  const takeBack = async () => {
    const done = await run(async () =>
      onSaved(
        await answer(
          api.issues[':issueId'].submissions[':submissionId'].moves.$post({
            param: { issueId: submission.issueId, submissionId: submission.id },
            json: { move, version: submission.version },
          }),
        ),
      ),
    )
    if (done) onClose()
  }
  return (
    <Dialog
      title="撤回修改"
      action="确认撤回"
      busy={busy}
      error={error}
      onSubmit={() => void takeBack()}
      onClose={onClose}
    >
      <p>
        {move === 'take-back'
          ? '撤回后这篇来稿回到草稿，修改后须再次报送，否则编辑看不到。'
          : '撤回后负责人不再审签，修改后须再次送审签，否则编辑看不到。'}
      </p>
    </Dialog>
  )
}
