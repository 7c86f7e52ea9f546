/** One submission as the editor reads it, with the three decisions. */
import { useState } from 'react'
import { dayInChinese, minuteInChinese } from '#shared/calendar.ts'
import { outsideMonth } from '#shared/submission/outside-month.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { whyNotMoveSubmission } from '#shared/submission/submission-workflow.ts'
import { lengthOf } from '#shared/text.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { submissionBadge } from '../../../state-badges.ts'
import { AttachmentList } from '../../calls/attachments/attachment-list.tsx'
import { namesOf } from '../../calls/call.ts'
import { GivenBack } from '../../calls/given-back.tsx'
import { JointLines } from '../../calls/joint-lines.tsx'
import { SignedBy } from '../../calls/signed-by.tsx'
import { useTheDesk } from '../use-desk.ts'
import { Adopt } from './adopt.tsx'
import { AdoptedAs } from './adopted-as.tsx'
import { AlikeLine } from './alike-line.tsx'
import type { Alike } from './inbox.ts'
import { ReturnOrDecline } from './return-or-decline.tsx'
import { SplitAdopt } from './split-adopt.tsx'

type Props = { submission: Submission; alike: readonly Alike[]; isFirst: boolean }

export function SubmissionCard({ submission, alike, isFirst }: Props) {
  const { issue, person, publication } = useTheDesk()
  const [asked, setAsked] = useState<'adopt' | 'split' | 'return' | 'decline' | null>(null)
  const { state, text, reason, from, to, late } = submission
  const names = namesOf(submission.departments, publication)
  const decidable = whyNotMoveSubmission(submission, 'adopt', { actor: person, issue }) === null
  const close = () => setAsked(null)
  return (
    <li className="card submission" aria-label={`${names}来稿`} tabIndex={isFirst ? 0 : -1}>
      <div className="card-head">
        <h2>{names}</h2>
        <Badge {...submissionBadge(state)} />
        {late && <Badge label="逾期报送" tone="amber" />}
        {state === 'submitted' && submission.returned && <Badge label="退改后交回" tone="blue" />}
      </div>
      <p className="facts">
        {from && (
          <span>
            事件日期 {dayInChinese(from)}
            {to && `至${dayInChinese(to)}`}
            {outsideMonth(submission, issue.period) && <strong className="late">（不在本月）</strong>}
          </span>
        )}
        <span>{submission.createdByName}填写</span>
        <SignedBy submission={submission} />
        {submission.submittedAt && <span>{minuteInChinese(submission.submittedAt)}报送</span>}
        <span>{lengthOf(text)} 字</span>
        {submission.contact && <span>联系人 {submission.contact}</span>}
      </p>
      <JointLines submission={submission} publication={publication} />
      <p className="plain-text">{text}</p>
      <AttachmentList submission={submission} />
      {alike.length > 0 && <AlikeLine submission={submission} alike={alike} names={names} />}
      {state === 'adopted' && <AdoptedAs submissionId={submission.id} />}
      {state === 'declined' && <p className="row-reason">不采用原因：{reason}</p>}
      {(state === 'submitted' || state === 'returned') && <GivenBack submission={submission} text={text} />}
      {decidable && (
        <div className="row">
          <Button
            small
            kind="main"
            aria-keyshortcuts="a"
            aria-label={`采用${names}来稿`}
            onPress={() => setAsked('adopt')}
          >
            采用
          </Button>
          <Button small aria-keyshortcuts="r" aria-label={`退改${names}来稿`} onPress={() => setAsked('return')}>
            退改
          </Button>
          <Button small aria-keyshortcuts="d" aria-label={`不采用${names}来稿`} onPress={() => setAsked('decline')}>
            不采用
          </Button>
        </div>
      )}
      {asked === 'adopt' && (
        <Adopt submission={submission} names={names} onSplit={() => setAsked('split')} onClose={close} />
      )}
      {asked === 'split' && <SplitAdopt submission={submission} names={names} onClose={close} />}
      {(asked === 'return' || asked === 'decline') && (
        <ReturnOrDecline submission={submission} move={asked} names={names} onClose={close} />
      )}
    </li>
  )
}
