/** Handing in: asked once more, with what is doubtful in the text and why it stands; then saved and moved. */

import type { Publication } from '#shared/centre/publication.ts'
import { LONGEST_REASON } from '#shared/checks/acknowledgement-limits.ts'
import { outsideMonth } from '#shared/submission/outside-month.ts'
import type { Submission, SubmissionForm } from '#shared/submission/submission.ts'
import { lengthOf } from '#shared/text.ts'
import { answer, api } from '../../api/client.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { TextInput } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import type { Edit } from '../../parts/saving/edit.ts'
import { useReasons } from '../../parts/saving/opinion.ts'
import { toast } from '../../parts/toast.tsx'
import { doneLine } from '../../parts/told-lines.ts'
import { useAct } from '../../parts/use-act.ts'
import { NOT_LOADED } from '../../parts/use-loaded.ts'
import { attachmentsInWords, notAmongThem } from './attachments/attachments-in-words.ts'
import type { SendingFiles } from './attachments/use-sending.ts'
import { type BeforeHandIn, useBeforeHandIn } from './before-hand-in.ts'
import type { Call } from './call.ts'
import { whyNotLeave } from './why-not-hand-in.ts'

type Props = {
  call: Call
  publication: Publication
  form: SubmissionForm
  names: string
  id: string
  edit: Edit<SubmissionForm, Submission>
  /** As it was handed in before. */
  before: Submission | null
  sending: SendingFiles
  /** Whether its head signs it before the editor gets it. */
  headSigns: boolean
  onSaved: (submission: Submission) => void
  onClose: () => void
}

export function HandIn({
  call,
  publication,
  form,
  names,
  id,
  edit,
  before,
  sending,
  headSigns,
  onSaved,
  onClose,
}: Props) {
  const { busy, error, run } = useAct()
  const { found, hasFailed } = useBeforeHandIn(form.text, call, publication)
  const person = usePerson()
  const reasons = useReasons(
    `${person.id}:hand-in:${id}`,
    Object.fromEntries(before?.acknowledged?.map(({ key, reason }) => [key, reason]) ?? []),
  )
  const without = notAmongThem(sending.failed)
  const doubt = outsideMonth(form, call.issue.period)
  const acknowledged = (found?.doubtful ?? []).map(({ key }) => ({ key, reason: reasons.of(key).trim() }))
  const handIn = async () => {
    const done = await run(() =>
      edit.saver.exclusive(async () => {
        const { told, ...submission } = await answer(
          api.issues[':issueId'].submissions[':submissionId'].moves.$post({
            param: { issueId: call.issue.id, submissionId: id },
            json: {
              move: headSigns ? 'ask-head' : 'hand-in',
              version: edit.base.version,
              ...(acknowledged.length > 0 && { acknowledged }),
            },
          }),
        )
        onSaved(submission)
        toast(doneLine(headSigns ? '已送负责人审签' : '已报送', told))
      }),
    )
    if (!done) return
    reasons.forget()
    sending.forget()
    onClose()
  }
  return (
    <Dialog
      title={headSigns ? '送负责人审签' : '报送来稿'}
      action={headSigns ? '送审签' : '确认报送'}
      busy={busy}
      error={error}
      whyNot={whyNotLeave(sending) ?? (hasFailed ? NOT_LOADED : whyNot(found, acknowledged))}
      onSubmit={() => void handIn()}
      onClose={onClose}
    >
      <p>
        以“{names}”名义报送，正文 {lengthOf(form.text)} 字。{attachmentsInWords(before?.attachments)}
      </p>
      {without !== null && <Notice tone="amber">{without}</Notice>}
      {form.departments.length > 1 && <p>联合报送的其他单位会收到邮件，由其各自确认；确认之前，不计为其报送。</p>}
      {doubt !== null && <Notice tone="amber">{doubt}</Notice>}
      {found && found.forbidden.length > 0 && (
        <Notice tone="amber" title="正文中有禁用的说法，请返回改写：">
          <ul className="notice-list">
            {found.forbidden.map(({ start, message }) => (
              <li key={start}>{message}</li>
            ))}
          </ul>
        </Notice>
      )}
      {found && found.doubtful.length > 0 && (
        <>
          <Notice tone="amber" title={`正文中有 ${found.doubtful.length} 处须核实`}>
            <p>可以返回修改；情况属实的，请逐处写明核实说明，责任编辑和审核人会看到。</p>
          </Notice>
          {found.doubtful.map(({ key, finding: { message } }, index) => (
            <TextInput
              key={key}
              label={`${index + 1}. ${message}`}
              value={reasons.of(key)}
              maxLength={LONGEST_REASON}
              placeholder="核实说明"
              onChange={(reason) => reasons.write(key, reason)}
            />
          ))}
        </>
      )}
      <p>
        {headSigns
          ? '本单位负责人会收到邮件，审签后才报送到编辑；是否逾期，以审签的时间为准。审签之前，可以撤回修改。'
          : '报送后由责任编辑审阅。编辑作出决定之前，可以撤回修改。'}
      </p>
    </Dialog>
  )
}

function whyNot(found: BeforeHandIn | null, acknowledged: readonly { reason: string }[]): string | null {
  if (!found) return '正在检查正文…'
  if (found.forbidden.length > 0) return '请先改写禁用的说法'
  return acknowledged.some(({ reason }) => reason === '') ? '请修改正文，或逐处写明核实说明' : null
}
