/** Each called department: handed in, late, without news, or nothing yet; when it was last reminded, and when the plan reminds next. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { ISSUE_MOVES, whyNotMoveIssue } from '#shared/issue/issue-workflow.ts'
import { departments } from '../../../api/queries.ts'
import { Badge } from '../../../parts/badge.tsx'
import { Button } from '../../../parts/button.tsx'
import { timeLeft } from '../../../parts/china-time.ts'
import { Select, TextInput } from '../../../parts/field.tsx'
import { finderOf, MOST_SHOWN } from '../../../parts/finder.ts'
import { lazyPart } from '../../../parts/lazy-part.tsx'
import { useRowsInSteps } from '../../../parts/more-rows.tsx'
import { NextReminder } from '../../../parts/planned-reminders.tsx'
import { useTheDesk } from '../use-desk.ts'
import { answerOf, inRosterOrder, isLongRoster, isRosterOpen, ROSTER_FILTERS } from './roster.ts'
import { useInboxView } from './use-inbox-view.ts'

const ExtendDeadline = lazyPart(async () => (await import('./extend-deadline.tsx')).ExtendDeadline)
const TakeBackExtension = lazyPart(async () => (await import('./take-back-extension.tsx')).TakeBackExtension)

type Heard = { people: string[]; reminded: { at: string; by: string } | null }

type Answered = { handedIn: number; late: boolean; zeroReport: { by: string; at: string } | null; withHead: number }

export function HandedIn() {
  const { issue, publication, person } = useTheDesk()
  const query = useQuery({ ...departments(issue.id), refetchInterval: 10_000 })
  const rows = (query.data ?? []).filter(({ called }) => called)
  const numberOf = (those: string) => rows.filter((row) => answerOf(row) === those).length
  const zero = numberOf('zero')
  const { view, look } = useInboxView()
  const { which, search, isOpen: chosen } = view.roster
  const change = (changed: Partial<typeof view.roster>) => look({ roster: { ...view.roster, ...changed } })
  const [isOpen, isLong] = [isRosterOpen(rows, chosen), isLongRoster(rows)]
  const fits = finderOf(search)
  const found = inRosterOrder(rows).filter((row) => fits(row.name) && (which === '' || which === answerOf(row)))
  const { shown, more } = useRowsInSteps(found, { step: MOST_SHOWN, what: '个单位' })
  const [asked, setAsked] = useState<'extend-deadline' | 'take-back-extension' | null>(null)
  if (!query.data) return null
  const may = whyNotMoveIssue(issue, 'extend-deadline', { actor: person, publication }) === null
  const close = () => setAsked(null)
  return (
    <details
      className="handed-in"
      open={isOpen}
      // It is told of what the page opens, too: only a press is a choice.
      onToggle={({ currentTarget: { open } }) => open !== isOpen && change({ isOpen: open })}
    >
      <summary>
        约稿 {rows.length} 个单位，已报送 {numberOf('done')} 个，{zero > 0 && `本期无稿 ${zero} 个，`}未报送{' '}
        {numberOf('missing')} 个
      </summary>
      {isLong && (
        <div className="fields-2">
          <Select label="报送情况" value={which} onChange={(to) => change({ which: to })} options={ROSTER_FILTERS} />
          <TextInput label="查找单位" type="search" value={search} onChange={(to) => change({ search: to })} />
        </div>
      )}
      {isLong && found.length === 0 && <p className="field-hint">没有找到</p>}
      {may && (
        <p className="row">
          <Button onPress={() => setAsked('extend-deadline')}>{ISSUE_MOVES['extend-deadline'].label}</Button>
          {rows.some(({ extended }) => extended) && (
            <Button onPress={() => setAsked('take-back-extension')}>{ISSUE_MOVES['take-back-extension'].label}</Button>
          )}
        </p>
      )}
      <ul>
        {shown.map(({ id, name, people, reminded, deadline, extended, ...row }) => (
          <li key={id}>
            <span>
              {name}{' '}
              {extended && deadline && (
                <span className="field-hint">
                  延期至{minuteInChinese(deadline)}
                  {issue.inputOpen && `（${timeLeft(deadline).text}）`}
                </span>
              )}
              <WhoHeard people={people} reminded={reminded} />
            </span>
            <AnswerBadge {...row} overdue={deadline !== null && timeLeft(deadline).late} />
          </li>
        ))}
      </ul>
      {more}
      {asked === 'extend-deadline' && <ExtendDeadline departments={rows} onClose={close} />}
      {asked === 'take-back-extension' && <TakeBackExtension departments={rows} onClose={close} />}
      {publication.reminders && <NextReminder issue={issue} publication={publication} />}
    </details>
  )
}

/** What the department answered; or that it did not. */
function AnswerBadge({ handedIn: count, late, zeroReport, withHead, overdue }: Answered & { overdue: boolean }) {
  if (count > 0)
    return <Badge label={late ? `逾期报送 ${count} 篇` : `已报送 ${count} 篇`} tone={late ? 'amber' : 'green'} />
  if (zeroReport)
    return (
      <span className="row">
        <span className="muted">
          {zeroReport.by}，{minuteInChinese(zeroReport.at)}
        </span>
        <Badge label="本期无稿" tone="blue" />
      </span>
    )
  if (withHead > 0) return <Badge label={`待负责人审签 ${withHead} 篇`} tone={overdue ? 'red' : 'amber'} />
  return <Badge label={overdue ? '逾期未报' : '未报送'} tone={overdue ? 'red' : 'grey'} />
}

/** The last reminder; or that nobody there would get one. */
function WhoHeard({ people, reminded }: Heard) {
  if (people.length === 0) return <span className="field-error">没有在用的信息员，通知无人收到</span>
  return (
    reminded && (
      <span className="field-hint">
        {reminded.by}于{minuteInChinese(reminded.at)}催报
      </span>
    )
  )
}
