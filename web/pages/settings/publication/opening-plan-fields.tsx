/** The fields of the plan by which the issue of each month opens by itself, and what it will open next. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese, monthInChinese } from '#shared/calendar.ts'
import { PERIODS } from '#shared/centre/opening-periods.ts'
import type { OpeningPlan } from '#shared/centre/opening-plan.ts'
import { nextNumbers, nextOpening, type PlannedOpening, unknownYearsOf } from '#shared/issue/planned-opening.ts'
import { dayWithWeekday } from '#shared/working-days.ts'
import { issues } from '../../../api/queries.ts'
import { fieldError } from '../../../api/refused.ts'
import { Check } from '../../../parts/check.tsx'
import { Select, TextArea, TextInput } from '../../../parts/field.tsx'
import { typedNumber } from '../../../parts/typed-number.ts'
import type { PartProps } from './part-props.ts'

const USUAL: OpeningPlan = { day: 1, workingDays: 0, at: '09:00', period: 'this-month', issuedAfter: 14 }
const USUAL_CALL = { workingDays: 7, at: '17:00', brief: '' }
const SHIFTS = [-5, -3, -2, -1, 0, 1, 2, 3, 5]

const shown = (number: number): string => (Number.isNaN(number) ? '' : String(number))
const shiftName = (n: number) =>
  n === 0 ? '当日，逢休息日顺延' : `${n < 0 ? '之前' : '之后'}第 ${Math.abs(n)} 个工作日`
const keysOfPeriods = ['this-month', 'last-month'] as const

export function OpeningPlanFields({ settings, set, error, publicationId }: PartProps & { publicationId: string }) {
  const { opening: plan } = settings
  const put = (change: Partial<OpeningPlan>) => set({ opening: { ...(plan ?? USUAL), ...change } })
  const putCall = (change: Partial<NonNullable<OpeningPlan['call']>>) =>
    put({ call: { ...USUAL_CALL, ...plan?.call, ...change } })
  const wrong = (field: string) => fieldError(error, `opening.${field}`)
  return (
    <section className="card" aria-labelledby="opening-title">
      <h2 id="opening-title">开刊计划</h2>
      <p className="field-hint">
        每月按计划自动新建一期，期号接着当年最大的一期，并发邮件告知责任编辑。这个月已有人新建的，不再重复。
      </p>
      <Check
        label="每月自动开刊"
        checked={plan !== undefined}
        onChange={(on) => (on ? put({}) : set({ opening: undefined }))}
      />
      {plan && (
        <>
          <NextIssue plan={plan} publicationId={publicationId} />
          <div className="fields-2">
            <TextInput
              label="每月几日"
              inputMode="numeric"
              value={shown(plan.day)}
              onChange={(day) => put({ day: typedNumber(day) })}
              error={wrong('day')}
              hint="1 至 31，小月按月末"
            />
            <Select
              label="开刊日"
              value={String(plan.workingDays)}
              onChange={(n) => put({ workingDays: Number(n) })}
              options={[...new Set([...SHIFTS, plan.workingDays])]
                .toSorted((a, b) => a - b)
                .map((n) => ({ value: String(n), label: shiftName(n) }))}
              error={wrong('workingDays')}
            />
            <TextInput
              label="开刊时间"
              type="time"
              value={plan.at}
              onChange={(at) => put({ at })}
              error={wrong('at')}
              hint="北京时间"
            />
            <Select
              label="编哪个月的工作"
              value={plan.period}
              onChange={(value) => put({ period: keysOfPeriods.find((one) => one === value) ?? plan.period })}
              options={keysOfPeriods.map((value) => ({ value, label: PERIODS[value] }))}
              error={wrong('period')}
            />
            <TextInput
              label="印发日期，开刊后几天"
              inputMode="numeric"
              value={shown(plan.issuedAfter)}
              onChange={(days) => put({ issuedAfter: typedNumber(days) })}
              error={wrong('issuedAfter')}
              hint="逢休息日顺延；开刊后可以修改"
            />
          </div>
          <Check
            label="开刊后随即向名册上的全部单位约稿"
            checked={plan.call !== undefined}
            onChange={(on) => (on ? putCall({}) : put({ call: undefined }))}
          />
          {plan.call && (
            <>
              <div className="fields-2">
                <TextInput
                  label="截稿，开刊后第几个工作日"
                  inputMode="numeric"
                  value={shown(plan.call.workingDays)}
                  onChange={(days) => putCall({ workingDays: typedNumber(days) })}
                  error={wrong('call.workingDays')}
                />
                <TextInput
                  label="截稿时间"
                  type="time"
                  value={plan.call.at}
                  onChange={(at) => putCall({ at })}
                  error={wrong('call.at')}
                  hint="北京时间"
                />
              </div>
              <TextArea
                label="约稿要求（可不填）"
                rows={3}
                value={plan.call.brief}
                onChange={(brief) => putCall({ brief })}
                error={wrong('call.brief')}
                hint="每期约稿照此填写，编辑可以修改"
              />
            </>
          )}
        </>
      )}
    </section>
  )
}

/** What comes of the plan as it is on screen; null while a number is missing. */
function plannedBy(plan: OpeningPlan): PlannedOpening | null {
  const { day, workingDays, issuedAfter, at, call } = plan
  const fits =
    day >= 1 &&
    day <= 31 &&
    Math.abs(workingDays) <= 20 &&
    issuedAfter >= 0 &&
    issuedAfter <= 60 &&
    at !== '' &&
    (!call || (call.workingDays >= 1 && call.workingDays <= 30 && call.at !== ''))
  return fits ? nextOpening(plan, new Date().toISOString()) : null
}

function NextIssue({ plan, publicationId }: { plan: OpeningPlan; publicationId: string }) {
  const { data: known } = useQuery(issues(publicationId))
  const next = plannedBy(plan)
  if (!known) return null
  if (!next)
    return (
      <p className="field-hint" role="status">
        请把开刊计划填写完整。
      </p>
    )
  const { period, at, issueDate, deadline } = next
  const opened = known.find((one) => one.period === period && !one.corrects)
  const years = unknownYearsOf(next)
  return (
    <p className="field-hint" role="status">
      {opened
        ? `${monthInChinese(period)}已有一期（第${opened.number}期），到时不再自动开刊，从下一个月起照计划办理。`
        : `下一期：${monthInChinese(period)}（第${nextNumbers(known, issueDate).number}期），${dayWithWeekday(at)}自动开刊，印发日期 ${dayWithWeekday(issueDate)}，${
            deadline ? `${minuteInChinese(deadline)}截稿。` : '由编辑发出约稿。'
          }`}
      {years.length > 0 && ` 系统中还没有${years.join('、')}年的节假日安排，暂按周一至周五为工作日推算。`}
    </p>
  )
}
