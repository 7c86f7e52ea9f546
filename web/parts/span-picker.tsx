/** A span of months to look at: its first and its last, and the spans that are offered. */
import { useState } from 'react'
import { monthInChinese, monthLater, monthOf } from '#shared/calendar.ts'
import { offeredSpans, type Span } from '#shared/tallies/period.ts'
import { Button } from './button.tsx'
import { Select } from './field.tsx'
import '../style/tallies.css'

export function SpanPicker({ span, onChange }: { span: Span; onChange: (change: Partial<Span>) => void }) {
  const [offered] = useState(() => offeredSpans(monthOf(new Date())))
  return (
    <search className="tally-span">
      <MonthSelect label="自" value={span.from} onChange={(from) => onChange({ from })} />
      <MonthSelect label="至" value={span.until} onChange={(until) => onChange({ until })} />
      <div className="row" role="group" aria-label="常用时段">
        {offered.map(({ label, span: one }) => (
          <Button
            key={label}
            small
            aria-pressed={one.from === span.from && one.until === span.until}
            onPress={() => onChange(one)}
          >
            {label}
          </Button>
        ))}
      </div>
    </search>
  )
}

const MONTHS_OFFERED = 120

/** The months of this year and of nine before, and the one that is chosen. */
function MonthSelect({ label, value, onChange }: { label: string; value: string; onChange: (month: string) => void }) {
  const last = `${monthOf(new Date()).slice(0, 4)}-12`
  const offered = Array.from({ length: MONTHS_OFFERED }, (_, n) => monthLater(last, -n))
  const months = offered.includes(value) ? offered : [value, ...offered]
  return (
    <Select
      label={label}
      value={value}
      onChange={onChange}
      options={months.map((month) => ({ value: month, label: monthInChinese(month) }))}
    />
  )
}
