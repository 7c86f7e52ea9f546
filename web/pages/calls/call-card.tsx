/** One call: what is asked until when, and what the department wrote for it. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { minuteInChinese, monthInChinese } from '#shared/calendar.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { jointNames, jointStanding } from '#shared/submission/joint.ts'
import type { ListedSubmission } from '#shared/submission/submission.ts'
import { isHandedIn, takesInput } from '#shared/submission/submission-workflow.ts'
import { publications } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Badge } from '../../parts/badge.tsx'
import { timeLeft } from '../../parts/china-time.ts'
import { calledPdfAddress, routes } from '../../routes.ts'
import { submissionBadge } from '../../state-badges.ts'
import { Brief } from './brief.tsx'
import { type Call, endedWord } from './call.ts'
import { ZeroReportButton, ZeroReportLine } from './zero-report.tsx'

export function CallCard({ call }: { call: Call }) {
  const { issue, submissions } = call
  const { data: known = [] } = useQuery(publications)
  const publication = known.find(({ id }) => id === call.publicationId)
  const open = takesInput(issue) && call.called
  return (
    <section className="card" aria-labelledby={`call-${issue.id}`}>
      <div className="card-head">
        <h2 id={`call-${issue.id}`}>
          《{publication?.name ?? ''}》{issueLabel(issue)}
        </h2>
        <Badge label={takesInput(issue) ? '征稿中' : endedWord(issue)} tone={takesInput(issue) ? 'blue' : 'grey'} />
        {!call.called && <Badge label="联合报送" tone="grey" />}
        {open && (
          <span className="row card-action">
            <ZeroReportButton call={call} />
            <Link href={routes.newSubmission(issue.id)} className="button button-main">
              填写来稿
            </Link>
          </span>
        )}
      </div>
      <p className="facts">
        <span>{monthInChinese(issue.period)}工作</span>
        {issue.deadline && <Deadline deadline={issue.deadline} extended={call.extended} open={open} />}
      </p>
      {issue.state === 'published' && call.called && (
        <p>
          <a className="link" href={calledPdfAddress(issue.id)} target="_blank" rel="noreferrer">
            查看本期 PDF
          </a>
        </p>
      )}
      <ZeroReportLine call={call} open={open} />
      {open && <Brief call={call} />}
      {submissions.length === 0 && !call.zeroReport?.stands && (
        <p className="muted">{open ? '本单位还没有报送来稿。' : '本单位没有报送来稿。'}</p>
      )}
      {submissions.length > 0 && (
        <ul className="rows">
          {submissions.map((submission) => (
            <SubmissionRow
              key={submission.id}
              submission={submission}
              names={publication ? jointNames(submission, publication, isHandedIn(submission)) : ''}
            />
          ))}
        </ul>
      )}
    </section>
  )
}

function Deadline({ deadline, extended, open }: { deadline: string; extended: boolean; open: boolean }) {
  const { text, late } = timeLeft(deadline)
  return (
    <span>
      {extended ? '本单位延期，截稿时间' : '截稿时间'} {minuteInChinese(deadline)}
      {open && <strong className={late ? 'late' : 'soon'}>（{text}）</strong>}
    </span>
  )
}

function SubmissionRow({ submission, names }: { submission: ListedSubmission; names: string }) {
  const { departmentId } = usePerson()
  const isAsked = isHandedIn(submission) && jointStanding(submission, departmentId ?? '') === 'waiting'
  return (
    <li>
      <Link href={routes.submission(submission.issueId, submission.id)} className="row-link">
        <span className="row-text">{submission.text.trim() || '（还没有正文）'}</span>
        <span className="row-meta">
          <Badge {...submissionBadge(submission.state)} />
          {isAsked && <Badge label="待贵单位确认" tone="amber" />}
          {submission.late && <Badge label="逾期报送" tone="amber" />}
          <span>{names}</span>
          <span>{submission.createdByName}</span>
          {submission.submittedAt && <span>{minuteInChinese(submission.submittedAt)}报送</span>}
        </span>
        {submission.state === 'returned' && submission.reason && (
          <span className="row-reason">退改原因：{submission.reason}</span>
        )}
      </Link>
    </li>
  )
}
