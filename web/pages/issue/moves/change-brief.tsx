/** Changing what an open call asks for. */
import { useState } from 'react'
import { tidy } from '#shared/text.ts'
import { fieldError } from '../../../api/refused.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useWritten } from '../../../parts/saving/use-written.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'
import { BriefField } from './brief-field.tsx'

export function ChangeBrief({ onClose }: { onClose: () => void }) {
  const { issue, move } = useTheDesk()
  const now = issue.brief ?? ''
  const [before] = useState(now)
  const { text: brief, write, begun, close } = useWritten(`change-brief:${issue.id}`, onClose, before)
  const { busy, error, run } = useAct()
  const change = () =>
    run(async () => {
      await move((version) => ({ move: 'change-brief', version, brief }))
      toast('约稿要求已修改，填报页即时显示')
      close()
    })
  return (
    <Dialog
      title="修改约稿要求"
      action="保存"
      whyNot={tidy(brief) === now ? '约稿要求没有改动' : null}
      busy={busy}
      error={error}
      onSubmit={() => void change()}
      begun={begun}
      onClose={close}
    >
      {now !== before && (
        <Notice tone="amber" title="约稿要求刚被另一位编辑修改，保存后以您填写的为准">
          <p className="plain-text">{now || '（已清空）'}</p>
        </Notice>
      )}
      <BriefField value={brief} onChange={write} error={fieldError(error, 'brief')} />
      <p className="field-hint">保存后不另发邮件；此后的催报邮件采用新的要求。</p>
    </Dialog>
  )
}
