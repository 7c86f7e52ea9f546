/** The two windows of a head: signing, with a code where the last one is long ago, and sending back with a reason. */
import { useState } from 'react'
import type { Submission } from '#shared/submission/submission.ts'
import { lengthOf } from '#shared/text.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { ReasonWindow } from '../../parts/reason-window.tsx'
import { FreshCode } from '../issue/review/fresh-code.tsx'
import { useSigning } from '../issue/review/use-signing.ts'

type Request = { move: 'head-sign' } | { move: 'send-back'; reason: string }
type Props = { submission: Submission; onMove: (request: Request) => Promise<void>; onClose: () => void }

export function SignForDepartment({ submission: now, onMove, onClose }: Props) {
  // What was on screen when the window opened.
  const [submission] = useState(now)
  const { busy, error, needsCode, sign } = useSigning()
  const changed = now.version === submission.version ? null : '这篇来稿刚有变化，请关闭后再看一遍'
  const signIt = async (codeIsRight?: () => Promise<boolean>) => {
    if (busy || changed !== null) return
    if (await sign(() => onMove({ move: 'head-sign' }), codeIsRight)) onClose()
  }
  return (
    <Dialog
      title="审签来稿"
      action="审签报送"
      whyNot={changed ?? (needsCode ? '请先填写验证码' : null)}
      busy={busy}
      error={error}
      onSubmit={() => void signIt()}
      onClose={onClose}
    >
      {needsCode && (
        <FreshCode label="审签" mayConfirm={!busy && changed === null} onConfirm={(isRight) => void signIt(isRight)} />
      )}
      <p>
        {submission.createdByName}填写，正文 {lengthOf(submission.text)} 字
        {submission.attachments?.length ? `，附件 ${submission.attachments.length} 个` : ''}
        。审签后以本单位名义报送到编辑，编辑会看到填写人和您的姓名。
      </p>
    </Dialog>
  )
}

export const SendBack = ({ submission, onMove, onClose }: Props) => (
  <ReasonWindow
    place={`send-back:${submission.id}`}
    title="退回信息员"
    action="退回"
    label="退回意见"
    act={(reason) => onMove({ move: 'send-back', reason })}
    onClose={onClose}
  >
    {() => <p>填写人会收到邮件和下面的意见，修改后再次送您审签。</p>}
  </ReasonWindow>
)
