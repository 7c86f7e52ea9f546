/** The head of the desk: which issue, where it stands on its way, and the editor's moves from there. */
import { useQuery } from '@tanstack/react-query'
import { Link } from 'wouter'
import { dayInChinese, minuteInChinese, monthInChinese } from '#shared/calendar.ts'
import { standingOf } from '#shared/distribution/standing-labels.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { ISSUE_STATES, stateLabel } from '#shared/issue/issue-labels.ts'
import { keysOf } from '#shared/keys-of.ts'
import { distribution } from '../../api/queries.ts'
import { Badge } from '../../parts/badge.tsx'
import { timeLeft } from '../../parts/china-time.ts'
import { lazyPart } from '../../parts/lazy-part.tsx'
import { SaveLine } from '../../parts/saving/save-line.tsx'
import { routes } from '../../routes.ts'
import { issueBadge } from '../../state-badges.ts'
import { CorrectButton, CorrectionFacts } from './corrections.tsx'
import { Moves } from './moves/moves.tsx'
import { useAtDesk } from './presence/use-presence.ts'
import { useTheDesk } from './use-desk.ts'

// Fetched when somebody else is there.
const OthersLine = lazyPart(async () => (await import('./presence/others-line.tsx')).OthersLine)

/** How often it is asked where a signed issue stands, in milliseconds. */
const READ_MS = 20_000

export function DeskHead() {
  const { issue, publication, editable, saver } = useTheDesk()
  const { others } = useAtDesk()
  const { data } = useQuery({ ...distribution(issue.id), enabled: issue.signOff !== null, refetchInterval: READ_MS })
  const standing = data && standingOf(data.distribution)
  const left = issue.inputOpen && issue.deadline ? timeLeft(issue.deadline) : null
  const extended = Object.keys(issue.ownDeadlines ?? {}).length
  return (
    <header className="desk-head">
      <div className="desk-what">
        <nav className="crumbs" aria-label="位置">
          <Link href={routes.issues} className="link">
            {publication.name}
          </Link>
        </nav>
        <div className="desk-title">
          <h1>{issueLabel(issue)}</h1>
          <Badge {...issueBadge(issue, standing)} />
          {issue.corrects && <Badge label="更正" tone="red" />}
          {issue.state === 'department-input' && !issue.corrects && !issue.inputOpen && (
            <Badge label="已截稿" tone="grey" />
          )}
          {issue.origin === 'imported' && <Badge label="补录" tone="grey" />}
          {editable && <SaveLine saver={saver} />}
        </div>
        <p className="facts">
          <span>{monthInChinese(issue.period)}工作</span>
          <span>{dayInChinese(issue.issueDate)}印发</span>
          {issue.total !== null && <span>总第{issue.total}期</span>}
          {issue.deadline && issue.state === 'department-input' && (
            <span>
              截稿 {minuteInChinese(issue.deadline)}
              {left && <strong className={left.late ? 'late' : 'soon'}>（{left.text}）</strong>}
              {left && extended > 0 && `，${extended} 个单位延期`}
            </span>
          )}
          <CorrectionFacts />
        </p>
        {editable && others.length > 0 && <OthersLine />}
      </div>
      <div className="desk-way">
        {issue.origin === 'opened' && <Progress issue={issue} />}
        <Moves />
        <CorrectButton />
      </div>
    </header>
  )
}

const STATES = keysOf(ISSUE_STATES)

const Progress = ({ issue }: { issue: Issue }) => (
  <ol className="progress" aria-label="办理进度">
    {STATES.map((one, index) => {
      const at = STATES.indexOf(issue.state)
      const done = index < at || issue.state === 'published'
      return (
        <li
          key={one}
          className={done ? 'done' : index === at ? 'now' : ''}
          aria-current={one === issue.state ? 'step' : undefined}
        >
          {stateLabel(one, issue)}
        </li>
      )
    })}
  </ol>
)
