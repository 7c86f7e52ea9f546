/** The fields of the plan by which departments are reminded, with an example of what it comes to. */
import type { ReminderPlan } from '#shared/centre/reminder-plan.ts'
import { fieldError } from '../../../api/refused.ts'
import { Check } from '../../../parts/check.tsx'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { daysFromNow, instantOf } from '../../../parts/china-time.ts'
import { TextInput } from '../../../parts/field.tsx'
import { PlannedReminders } from '../../../parts/planned-reminders.tsx'
import type { PartProps } from './part-props.ts'

const USUAL: ReminderPlan = { before: [3, 1], after: [1], at: '09:00', workingDays: true }
const BEFORE = [10, 7, 5, 3, 2, 1, 0]
const AFTER = [1, 2, 3, 5, 7]

export function ReminderFields({ settings, set, error }: PartProps) {
  const { reminders: plan } = settings
  const put = (change: Partial<ReminderPlan>) => set({ reminders: { ...(plan ?? USUAL), ...change } })
  const unit = plan?.workingDays ? '个工作日' : '天'
  return (
    <section className="card" aria-labelledby="reminders-title">
      <h2 id="reminders-title">催报计划</h2>
      <p className="field-hint">
        按计划自动向还没有报送、或没有交回退改稿的约稿单位催报，至截稿为止。同一人一天最多收到一次本期的催报。
      </p>
      <Check
        label="按计划自动催报"
        checked={plan !== undefined}
        onChange={(on) => (on ? put({}) : set({ reminders: undefined }))}
      />
      {plan && (
        <>
          <CheckboxList
            label="截稿前"
            options={choices(BEFORE, plan.before, (n) => (n === 0 ? '当天' : `${n} ${unit}`))}
            chosen={plan.before.map(String)}
            onChange={(chosen) => put({ before: chosen.map(Number).toSorted((a, b) => b - a) })}
            error={fieldError(error, 'reminders.before')}
          />
          <CheckboxList
            label="截稿后，还没有结束征稿的"
            options={choices(AFTER, plan.after, (n) => `${n} ${unit}`)}
            chosen={plan.after.map(String)}
            onChange={(chosen) => put({ after: chosen.map(Number).toSorted((a, b) => a - b) })}
            error={fieldError(error, 'reminders.after')}
          />
          <div className="fields-2">
            <TextInput
              label="催报时间"
              type="time"
              value={plan.at}
              onChange={(at) => put({ at })}
              error={fieldError(error, 'reminders.at')}
              hint="北京时间"
            />
          </div>
          <Check
            label="按工作日计算，避开周末和法定节假日，认得调休上班日"
            checked={plan.workingDays}
            onChange={(workingDays) => put({ workingDays })}
          />
          <PlannedReminders
            plan={plan}
            deadline={instantOf(daysFromNow(20, '17:00'))}
            intro={`以 ${daysFromNow(20, '17:00').replace('T', ' ')} 截稿为例，催报`}
          />
        </>
      )}
    </section>
  )
}

/** With those that are set, where they are others. */
const choices = (usual: readonly number[], chosen: readonly number[], name: (n: number) => string) =>
  [...new Set([...usual, ...chosen])].map((n) => ({ id: String(n), name: name(n) }))
