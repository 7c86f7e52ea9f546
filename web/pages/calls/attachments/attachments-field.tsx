/** The form's attachments: files are chosen or dropped, sent one after the other, and taken off again. */
import { useRef, useState } from 'react'
import type { Attachment } from '#shared/submission/attachment.ts'
import { bytesInWords, MOST_ATTACHMENTS } from '#shared/submission/attachment-limits.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { DropFile } from '../../../parts/drop-file.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useLeaveGuard } from '../../../parts/saving/leave-guard.ts'
import { useAct } from '../../../parts/use-act.ts'
import { withKeys } from '../../../parts/with-keys.ts'
import { AttachmentList } from './attachment-list.tsx'
import { FromWord } from './from-word.tsx'
import { sendFile, takeOff } from './send-file.ts'

const ACCEPT = '.docx,.xlsx,.pdf,.png,.jpg,.jpeg'

type Props = {
  /** As it is saved; null before its first save. */
  submission: Submission | null
  mostMb: number
  onSaved: (submission: Submission) => void
  /** Puts text behind what is written. */
  onText: (text: string) => void
}

type Under = { name: string; share: number }
type Failed = { name: string; why: string }

export function AttachmentsField({ submission, mostMb, onSaved, onText }: Props) {
  const [under, setUnder] = useState<Under | null>(null)
  const [failed, setFailed] = useState<readonly Failed[]>([])
  const [asked, setAsked] = useState<Attachment | null>(null)
  useLeaveGuard(under !== null)
  // Pictures of a Word file may be added while others are under way: they wait until those are there.
  const line = useRef(Promise.resolve())
  const send = (files: readonly File[]) => {
    if (!under) setFailed([])
    line.current = line.current.then(() => sendEach(files))
  }
  const sendEach = async (files: readonly File[]) => {
    if (!submission) return
    for (const file of files) {
      setUnder({ name: file.name, share: 0 })
      const why = await sent(submission, file, {
        mostMb,
        onSaved,
        onSent: (share) => setUnder({ name: file.name, share }),
      })
      if (why) setFailed((before) => [...before, { name: file.name, why }])
    }
    setUnder(null)
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

/** Why it was not added, or null where it was. */
async function sent(
  { id, issueId }: Submission,
  file: File,
  { mostMb, onSaved, onSent }: Pick<Props, 'mostMb' | 'onSaved'> & { onSent: (share: number) => void },
): Promise<string | null> {
  if (file.size === 0) return '文件是空的，请检查后再添加。'
  if (file.size > mostMb * 1_000_000)
    return `文件有 ${bytesInWords(file.size)}，超过了 ${mostMb} MB，请压缩其中的图片，或拆成几个文件后再添加。`
  try {
    onSaved(await sendFile({ issueId, submissionId: id }, file, onSent))
    return null
  } catch (error) {
    return sentenceOf(error)
  }
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
