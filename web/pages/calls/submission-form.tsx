/** The form of a submission, with the paragraph as it will be printed beside it. */
import { useState } from 'react'
import { headSigns } from '#shared/centre/departments.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { USUAL_ATTACHMENT_MB } from '#shared/submission/attachment-limits.ts'
import { lastReturn } from '#shared/submission/last-return.ts'
import { lengthInWords } from '#shared/submission/length-in-words.ts'
import { LONGEST_TEXT } from '#shared/submission/longest-text.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { lengthOf } from '#shared/text.ts'
import { fieldError } from '../../api/refused.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { CheckboxList } from '../../parts/checkbox-list.tsx'
import { TextArea, TextInput } from '../../parts/field.tsx'
import { lazyPart } from '../../parts/lazy-part.tsx'
import { Notice } from '../../parts/notice.tsx'
import { SaveLine, useHasFailed } from '../../parts/saving/save-line.tsx'
import { toast } from '../../parts/toast.tsx'
import { Loading, MOST_WAIT_MS, useOnce } from '../../parts/waiting.tsx'
import { AttachmentsField } from './attachments/attachments-field.tsx'
import { useSending } from './attachments/use-sending.ts'
import { Brief } from './brief.tsx'
import { type Call, namesOf } from './call.ts'
import { EventDays } from './event-days.tsx'
import { emptyForm, useSubmissionForm } from './form-state.ts'
import { ParagraphPreview } from './paragraph-preview.tsx'
import { StaleChoice } from './stale-choice.tsx'
import type { LastMend } from './text-findings.tsx'
import { useFormChecks } from './use-form-checks.ts'
import { useOfficePaste } from './use-office-paste.ts'
import { whyNotHandIn, whyNotLeave } from './why-not-hand-in.ts'

// Fetched at the first press, or where there is something to show.
const DiscardDraft = lazyPart(async () => (await import('./discard-draft.tsx')).DiscardDraft)
const SentBack = lazyPart(async () => (await import('./sent-back.tsx')).SentBack)
const GivenBack = lazyPart(async () => (await import('./given-back.tsx')).GivenBack)
const HandIn = lazyPart(async () => (await import('./hand-in.tsx')).HandIn)

const TEXT = 'submission-text'

type Props = {
  call: Call
  publication: Publication
  id: string
  submission: Submission | null
  onSaved: (submission: Submission) => void
}

export function SubmissionForm({ call, publication, id, submission, onSaved }: Props) {
  const person = usePerson()
  const own = submission?.ownerDepartment ?? person.departmentId ?? ''
  const waitsForHead = headSigns(publication, own)
  const { form, change, edit, saver, saving, settle, restored } = useSubmissionForm({
    issueId: call.issue.id,
    id,
    initial: submission,
    empty: emptyForm(own),
    personId: person.id,
    onSaved,
  })
  const sending = useSending(id)
  const hasFailed = useHasFailed(saver)
  const [handing, setHanding] = useState(false)
  const [lastMend, setLastMend] = useState<LastMend | null>(null)
  const wrong = (field: string) => (saving.state === 'failed' ? fieldError(saving.error, field) : undefined)
  const length = lengthOf(form.text)
  const { findings, text: checked, allFullWidth, shown, isReady } = useFormChecks(form.text, TEXT, call, publication)
  // What was found stands among the fields.
  const isComplete = useOnce(isReady || form.text.trim() === '', MOST_WAIT_MS)
  const paste = useOfficePaste(form.text, (text) => change({ text }))
  const append = (text: string) => {
    const before = form.text
    change({ text: before.trim() === '' ? text : `${before.trimEnd()}\n${text}` })
    toast('已把文档的文字放在正文末尾', () => change({ text: before }))
  }
  const names = (ids: readonly string[]) => namesOf(ids, publication)
  if (!isComplete) return <Loading />
  return (
    <div className="beside">
      {saving.state === 'stale' && (
        <StaleChoice issueId={call.issue.id} id={id} base={edit.base} mine={form} names={names} onSettle={settle} />
      )}
      <div className="card form">
        {submission && lastReturn(submission) && (
          <Notice
            tone="amber"
            title={submission.state === 'returned' ? '责任编辑退改，请修改后再次报送' : '这篇来稿曾被退改'}
          >
            <GivenBack submission={submission} text={form.text} />
          </Notice>
        )}
        {submission?.head?.sentBack && <SentBack head={submission.head} />}
        <Brief call={call} />
        {restored && <Notice>已恢复上次没有保存的内容。</Notice>}
        <TextArea
          label="正文"
          controlId={TEXT}
          rows={9}
          onPaste={paste.onPaste}
          value={form.text}
          onChange={(text) => change({ text })}
          error={length > LONGEST_TEXT ? `不能超过 ${LONGEST_TEXT} 个字` : wrong('text')}
          hint={
            <span className="counter">
              {lengthInWords(length, publication.recommendedLength)}
              时间、单位、事项、成效写清楚即可，序号和版式由系统排印。
            </span>
          }
          found={
            shown &&
            (findings.length > 0 || lastMend?.after === form.text || paste.cleaned) && (
              <shown.TextFindings
                pasted={paste.cleaned && { said: paste.cleaned.said, undo: paste.undo }}
                field={TEXT}
                text={form.text}
                findings={findings}
                allFullWidth={allFullWidth}
                checked={checked}
                last={lastMend}
                onMended={setLastMend}
                onChange={(text) => change({ text })}
              />
            )
          }
        />
        <EventDays
          from={form.from}
          to={form.to}
          period={call.issue.period}
          onChange={change}
          error={wrong('from') ?? wrong('to')}
        />
        <div className="field">
          <span className="field-label">报送单位</span>
          <div className="fixed-value">{names([own])}</div>
        </div>
        <CheckboxList
          label="联合报送单位（可不选）"
          options={publication.departments.filter(({ id }) => id !== own)}
          chosen={form.departments.filter((id) => id !== own)}
          onChange={(joint) => change({ departments: [own, ...joint] })}
          error={wrong('departments')}
        />
        <TextInput
          label="联系人及电话（可不填，不印出）"
          value={form.contact}
          onChange={(contact) => change({ contact })}
          error={wrong('contact')}
        />
        <AttachmentsField
          submission={submission}
          mostMb={publication.attachmentMb ?? USUAL_ATTACHMENT_MB}
          sending={sending}
          onSaved={onSaved}
          onText={append}
        />
        <div className={hasFailed ? 'form-foot form-foot-unsaved' : 'form-foot'}>
          <SaveLine saver={saver} />
          {submission?.state === 'draft' && (
            <DiscardDraft
              attachments={submission.attachments?.length ?? 0}
              issueId={call.issue.id}
              id={id}
              form={form}
              edit={edit}
              whyNot={whyNotLeave(sending)}
            />
          )}
          <Button
            kind="main"
            whyNot={whyNotHandIn(form.text, sending, waitsForHead ? '送审签' : '报送')}
            onPress={() => setHanding(true)}
          >
            {waitsForHead ? '送负责人审签' : '报送'}
          </Button>
        </div>
      </div>
      <ParagraphPreview text={form.text} call={call} publication={publication} />
      {handing && (
        <HandIn
          call={call}
          publication={publication}
          form={form}
          names={names(form.departments)}
          id={id}
          edit={edit}
          before={submission}
          sending={sending}
          headSigns={waitsForHead}
          onSaved={onSaved}
          onClose={() => setHanding(false)}
        />
      )}
    </div>
  )
}
