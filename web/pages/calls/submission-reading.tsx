/** A submission that cannot be written now: what was handed in, and what became of it. */
import { useState } from 'react'
import { dayInChinese, minuteInChinese } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { REFUSALS } from '#shared/refusals.ts'
import { jointNames } from '#shared/submission/joint.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { isHandedIn, isUnread, whyNotMoveSubmission } from '#shared/submission/submission-workflow.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Badge } from '../../parts/badge.tsx'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { submissionBadge } from '../../state-badges.ts'
import { AnswerJoint } from './answer-joint.tsx'
import { AttachmentList } from './attachments/attachment-list.tsx'
import { type Call, endedWord } from './call.ts'
import { draftPlace } from './form-state.ts'
import { HeadSigns } from './head-signs.tsx'
import { JointLines } from './joint-lines.tsx'
import { Outcome } from './outcome.tsx'
import { SignedBy } from './signed-by.tsx'
import { TAKE_BACKS, TakeBack, type TakeBackMove } from './take-back.tsx'
import { UnsavedDraft } from './unsaved-draft.tsx'

type Props = {
  call: Call
  publication: Publication
  id: string
  submission: Submission | null
  printed: string | null
  printedItems: number
  onSaved: (submission: Submission) => void
}

export function SubmissionReading({ call, publication, id, submission, printed, printedItems, onSaved }: Props) {
  const person = usePerson()
  const [takingBack, setTakingBack] = useState<TakeBackMove | null>(null)
  const draft = <UnsavedDraft place={draftPlace(person.id, call.issue.id, id)} issueId={call.issue.id} />
  if (!submission)
    return (
      <div className="card">
        {draft}
        <Notice tone="amber">
          {person.departmentId === null ? '您还没有登记所属单位，请联系管理员。' : REFUSALS['input-closed'].message}
        </Notice>
      </div>
    )
  const isWaiting = submission.state === 'with-head'
  // A head reads first, and sends back what others wrote.
  const signs = isWaiting && person.head === true && !submission.writers.includes(person.id)
  const waits = isWaiting && <HeadSigns call={call} submission={submission} onSaved={onSaved} />
  const takeBack = TAKE_BACKS.find(
    (move) => !signs && whyNotMoveSubmission(submission, move, { actor: person, issue: call.issue }) === null,
  )
  return (
    <div className="card">
      {draft}
      <div className="card-head">
        <h2>{jointNames(submission, publication, isHandedIn(submission))}</h2>
        <Badge {...submissionBadge(submission.state)} />
        {submission.late && <Badge label="逾期报送" tone="amber" />}
        {takeBack && (
          <span className="card-action">
            <Button onPress={() => setTakingBack(takeBack)}>撤回修改</Button>
          </span>
        )}
      </div>
      <p className="facts">
        {submission.from && (
          <span>
            事件日期 {dayInChinese(submission.from)}
            {submission.to && `至${dayInChinese(submission.to)}`}
          </span>
        )}
        <span>{submission.createdByName}填写</span>
        <SignedBy submission={submission} />
        {!isUnread(submission) && submission.submittedAt && <span>{minuteInChinese(submission.submittedAt)}报送</span>}
        {submission.contact && <span>联系人 {submission.contact}</span>}
      </p>
      <AttachmentList submission={submission} />
      {!signs && waits}
      <AnswerJoint call={call} publication={publication} submission={submission} onSaved={onSaved} />
      <JointLines submission={submission} publication={publication} />
      <Outcome {...{ submission, printed, printedItems }} open={call.issue.inputOpen} ended={endedWord(call.issue)} />
      {signs && waits}
      {takingBack && (
        <TakeBack move={takingBack} submission={submission} onSaved={onSaved} onClose={() => setTakingBack(null)} />
      )}
    </div>
  )
}
