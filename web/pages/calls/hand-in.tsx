/** Handing in: asked once more, then saved and moved. */
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { lengthOf } from '#shared/text.ts'
import { answer, api } from '../../api/client.ts'
import { Dialog } from '../../parts/dialog.tsx'
import type { Edit } from '../../parts/saving/edit.ts'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'

type Props = {
  issueId: string
  form: SubmissionForm
  names: string
  id: string
  edit: Edit<SubmissionForm, Submission>
  onSaved: (submission: Submission) => void
  onClose: () => void
}

export function HandIn({ issueId, form, names, id, edit, onSaved, onClose }: Props) {
  const { busy, error, run } = useAct()
  const handIn = async () => {
    const done = await run(() =>
      edit.saver.exclusive(async () => {
        const submission = await answer(
          api.issues[':issueId'].submissions[':submissionId'].moves.$post({
            param: { issueId, submissionId: id },
            json: { move: 'hand-in', version: edit.base.version },
          }),
        )
        onSaved(submission)
      }),
    )
    if (done) toast('已报送')
    if (done) onClose()
  }
  return (
    <Dialog
      title="报送来稿"
      action="确认报送"
      busy={busy}
      error={error}
      onSubmit={() => void handIn()}
      onClose={onClose}
    >
      <p>
        以“{names}”名义报送，正文 {lengthOf(form.text)} 字。
      </p>
      <p>报送后由责任编辑审阅。编辑作出决定之前，可以撤回修改。</p>
    </Dialog>
  )
}
