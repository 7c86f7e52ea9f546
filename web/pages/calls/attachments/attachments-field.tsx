/** The form's attachments: files are chosen or dropped, sent one after the other (use-sending.ts), and taken off again. */
import { useState } from 'react'
import type { Attachment } from '#shared/submission/attachment.ts'
import { MOST_ATTACHMENTS } from '#shared/submission/attachment-limits.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { DropFile } from '../../../parts/drop-file.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { withKeys } from '../../../parts/with-keys.ts'
import { AttachmentList } from './attachment-list.tsx'
import { FromWord } from './from-word.tsx'
import { takeOff } from './send-file.ts'
import type { SendingFiles } from './use-sending.ts'

const ACCEPT = '.docx,.xlsx,.pdf,.png,.jpg,.jpeg'

type Props = {
  /** As it is saved; null before its first save. */
  submission: Submission | null
  mostMb: number
  sending: SendingFiles
  onSaved: (submission: Submission) => void
  /** Puts text behind what is written. */
  onText: (text: string) => void
}

export function AttachmentsField({ submission, mostMb, sending: { under, failed, add }, onSaved, onText }: Props) {
  const [asked, setAsked] = useState<Attachment | null>(null)
  const send = (files: readonly File[]) => {
    if (submission) add(files, { submission, mostMb, onSaved })
  }
  const isFull = (submission?.attachments?.length ?? 0) >= MOST_ATTACHMENTS
  return (
    <fieldset className="field attachments-field">
      <legend className="field-label">附件（可不添加，供责任编辑参阅，不印出）</legend>
      {submission && (
        <AttachmentList
          submission={submission}
          action={(attachment) => (
            <Button small kind="quiet" aria-label={`删去附件${attachment.name}`} onPress={() => setAsked(attachment)}>
              删去
            </Button>
          )}
        />
      )}
      {under && (
        <p className="sending" role="status">
          正在上传“{under.name}”
          <progress value={under.share} aria-label={`“${under.name}”已上传`} />
        </p>
      )}
      {withKeys(failed, ({ name }) => name).map(({ key, one: { name, why } }) => (
        <Notice key={key} tone="red" title={`“${name}”没有添加`}>
          <p>{why}</p>
        </Notice>
      ))}
      {!under &&
        (isFull ? (
          <p className="field-hint">已有 {MOST_ATTACHMENTS} 个附件，不能再添加。</p>
        ) : (
          <>
            <p className="field-hint">
              {submission ? '可以选择文件，也可以拖到下面。' : '先写正文，保存后即可添加附件。'}
            </p>
            <DropFile
              label="添加附件"
              hint={`Word（.docx）、Excel（.xlsx）、PDF、PNG、JPEG，每个不超过 ${mostMb} MB，最多 ${MOST_ATTACHMENTS} 个。`}
              isDisabled={!submission}
              accept={ACCEPT}
              many
              onFiles={send}
            />
          </>
        ))}
      <FromWord onText={onText} onPictures={submission && !isFull ? send : null} />
      {asked && submission && (
        <TakeOff submission={submission} attachment={asked} onSaved={onSaved} onClose={() => setAsked(null)} />
      )}
    </fieldset>
  )
}

function TakeOff({
  submission: { id, issueId },
  attachment,
  onSaved,
  onClose,
}: Pick<Props, 'onSaved'> & { submission: Submission; attachment: Attachment; onClose: () => void }) {
  const { busy, error, run } = useAct()
  const remove = async () => {
    const done = await run(async () => onSaved(await takeOff({ issueId, submissionId: id }, attachment.sha256)))
    if (done) onClose()
  }
  return (
    <Dialog
      title="删去附件"
      action="删去"
      kind="danger"
      busy={busy}
      error={error}
      onSubmit={() => void remove()}
      onClose={onClose}
    >
      <p>“{attachment.name}”将从这篇来稿中删去。需要时可以重新添加。</p>
    </Dialog>
  )
}
