/** When the plan reminds: of a deadline that is being chosen, and the next of an issue; and which holidays it does not know. */
import { minuteInChinese } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import type { ReminderPlan } from '#shared/centre/reminder-plan.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { remindersAround, remindersOf, unknownYears } from '#shared/submission/planned-reminders.ts'

type Props = {
  plan: ReminderPlan
  /** An ISO instant; null while none is chosen. */
  deadline: string | null
  /** What it is an example of, or what will be. */
  intro: string
}

export function PlannedReminders({ plan, deadline, intro }: Props) {
  if (deadline === null) return null
  const now = new Date().toISOString()
  const planned = remindersAround(plan, deadline).filter(({ at }) => at > now)
  return (
    <div className="field-hint" role="status">
      {planned.length === 0 ? (
        `${intro}：没有。所选的日子都已过去。`
      ) : (
        <>
          {intro}：{planned.map(({ at, words }) => `${minuteInChinese(at)}（${words}）`).join('、')}。
        </>
      )}
      <UnknownHolidays plan={plan} days={[deadline, ...planned.map(({ at }) => at)]} />
    </div>
  )
}

type NextProps = { issue: Issue; publication: Publication }

/** The next reminder by the plan, where one is still to come. */
export function NextReminder({ issue, publication }: NextProps) {
  const now = new Date().toISOString()
  const next = remindersOf(issue, publication).find(({ at }) => at > now)
  if (!next || !publication.reminders) return null
  return (
    <p className="field-hint">
      下次自动催报：{minuteInChinese(next.at)}（{next.words}），只发给还没有报送或没有交回退改稿的单位。
      <UnknownHolidays
        plan={publication.reminders}
        days={[next.at, issue.deadline ?? next.at, ...Object.values(issue.ownDeadlines ?? {})]}
      />
    </p>
  )
}

const UnknownHolidays = ({ plan, days }: { plan: ReminderPlan; days: readonly string[] }) => {
  const years = unknownYears(plan, days)
  return years.length > 0 && <> 系统中还没有{years.join('、')}年的节假日安排，暂按周一至周五为工作日推算。</>
}
