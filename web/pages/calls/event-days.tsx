/** When it happened: one day, or from one day to another. */
import { useState } from 'react'
import { outsideMonth } from '#shared/submission/outside-month.ts'
import type { SubmissionForm } from '#shared/submission/submission.ts'
import { Button } from '../../parts/button.tsx'
import { TextInput } from '../../parts/field.tsx'

type Days = Pick<SubmissionForm, 'from' | 'to'>
type Props = Days & {
  /** Of the issue. */
  period: string
  onChange: (days: Partial<Days>) => void
  error?: string | undefined
}

export function EventDays({ from, to, period, onChange, error }: Props) {
  const [range, setRange] = useState(to !== null)
  const doubt = outsideMonth({ from, to }, period)
  const backwards = from !== null && to !== null && to < from
  return (
    <fieldset className="days">
      <legend className="field-label">事件日期</legend>
      <div className="days-row">
        <TextInput
          type="date"
          label={range ? '开始日期' : '日期'}
          value={from ?? ''}
          max="2199-12-31"
          onChange={(day) => onChange({ from: day || null })}
        />
        {range && (
          <TextInput
            type="date"
            label="结束日期"
            value={to ?? ''}
            max="2199-12-31"
            onChange={(day) => onChange({ to: day || null })}
          />
        )}
        <Button
          kind="quiet"
          small
          onPress={() => {
            if (range) onChange({ to: null })
            setRange(!range)
          }}
        >
          {range ? '只填一天' : '填起止日期'}
        </Button>
      </div>
      {(backwards || error) && (
        <div className="field-error" role="alert">
          {backwards ? '结束日期不能早于开始日期' : error}
        </div>
      )}
      {doubt !== null && !backwards && !error && (
        <div className="field-doubt" role="status">
          {doubt}
        </div>
      )}
    </fieldset>
  )
}
