/** Discarding a draft: asked once more, and taken back from the message that says it is done. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { callAnew } from '../../api/call-queries.ts'
import { answer, api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { sentenceOf } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import type { Edit } from '../../parts/saving/edit.ts'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { routes } from '../../routes.ts'

type Props = {
  issueId: string
  id: string
  /** How many files lie at it: they do not come back with the text. */
  attachments: number
  form: SubmissionForm
  edit: Edit<SubmissionForm, Submission>
  whyNot: string | null
}

export function DiscardDraft({ issueId, id, attachments, form, edit, whyNot }: Props) {
  const [asked, setAsked] = useState(false)
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const of = { param: { issueId, submissionId: id } }
  const bringBack = async () => {
    const path = api.issues[':issueId'].submissions[':submissionId']
    await answer(path.$put({ ...of, json: { version: 0, form } }))
    await callAnew(issueId)
    toast(attachments > 0 ? '已恢复这篇草稿，附件请重新上传' : '已恢复这篇草稿')
  }
  const discard = async () => {
    const done = await run(() =>
      edit.saver.exclusive(async () => {
        const json = { version: edit.base.version }
        await answer(api.issues[':issueId'].submissions[':submissionId'].discard.$post({ ...of, json }))
      }),
    )
    if (!done) return
    toast('已舍弃草稿', () => void bringBack().catch((failed: unknown) => toast(sentenceOf(failed))))
    navigate(routes.call(issueId))
    queryClient.removeQueries({ queryKey: [...keys.call(issueId), id] })
    void callAnew(issueId)
  }
  return (
    <>
      <Button kind="quiet" whyNot={whyNot} onPress={() => setAsked(true)}>
        舍弃草稿
      </Button>
      {asked && (
        <Dialog
          title="舍弃草稿"
          action="确认舍弃"
          busy={busy}
          error={error}
          onSubmit={() => void discard()}
          onClose={() => setAsked(false)}
        >
          <p>这篇草稿从本单位的来稿中去掉，不会报送；本单位的其他来稿不受影响。</p>
          {attachments > 0 && <p>它的 {attachments} 个附件随之去掉，恢复文字后须重新上传。</p>}
        </Dialog>
      )}
    </>
  )
}
