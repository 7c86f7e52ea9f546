/** The tally (采用统计): what each department handed in and had printed over a span of months, and its score. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monthInChinese, monthOf } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { monthLater, offeredSpans, type Span } from '#shared/tallies/period.ts'
import { scoreInWords } from '#shared/tallies/usual-score.ts'
import { publications } from '../../api/queries.ts'
import { Button } from '../../parts/button.tsx'
import { Select } from '../../parts/field.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Failure, Loaded } from '../../parts/waiting.tsx'
import { useTallyAddress } from './tally-address.ts'
import { tallies } from './tally-query.ts'
import { TallyTable } from './tally-table.tsx'

export function Tallies() {
  const query = useQuery(publications)
  return (
    <Page title="采用统计" wide>
      <Loaded query={query}>
        {([publication]) => (publication ? <TallyOf publication={publication} /> : <Empty>还没有刊物。</Empty>)}
      </Loaded>
    </Page>
  )
}

function TallyOf({ publication }: { publication: Publication }) {
  const [offered] = useState(() => offeredSpans(monthOf(new Date())))
  const address = useTallyAddress(offered[0]?.span ?? { from: '', until: '' })
  const { span, go } = address
  const query = useQuery(tallies(publication.id, span))
  const isSpan = (one: Span) => one.from === span.from && one.until === span.until
  return (
    <>
      <search className="tally-span">
        <MonthSelect label="自" value={span.from} onChange={(from) => go({ from })} />
        <MonthSelect label="至" value={span.until} onChange={(until) => go({ until })} />
        <div className="row" role="group" aria-label="常用时段">
          {offered.map(({ label, span: one }) => (
            <Button key={label} small aria-pressed={isSpan(one)} onPress={() => go(one)}>
              {label}
            </Button>
          ))}
        </div>
      </search>
      {query.isError && query.data !== undefined && (
        <Failure error={query.error} onRetry={() => void query.refetch()} />
      )}
      <Loaded query={query}>
        {(data) => (
          <div aria-busy={query.isPlaceholderData}>
            <Told {...data} />
            {data.rows.length === 0 ? (
              <Empty>这段时间没有可统计的单位。</Empty>
            ) : (
              <TallyTable publicationId={publication.id} address={address} rows={data.rows} total={data.total} />
            )}
            <p className="field-hint">
              {`计分：${scoreInWords(data.rules)}。联合报送的，对已确认的每个单位都计；一条由几篇来稿合成的，第一篇算采用，其余算并入。字数是采用条目的正文和要点。更正不另计。`}
            </p>
          </div>
        )}
      </Loaded>
    </>
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

type ToldProps = { issues: { label: string }[]; unpublished: { label: string }[]; backIssues: number; unread: number }

/** Which issues are counted, and what is not. */
function Told({ issues, unpublished, backIssues, unread }: ToldProps) {
  const left = [
    ...(unpublished.length > 0 ? [`${unpublished.map(({ label }) => label).join('、')}还没有签发，签发后计入。`] : []),
    ...(backIssues > 0 ? [`补录的往期 ${backIssues} 期没有来稿，不计入。`] : []),
  ]
  return (
    <>
      <p className="muted" role="status">
        {issues.length === 0 ? '这段时间还没有签发的一期。' : `已签发的 ${issues.length} 期。`}
        {left.join('')}
      </p>
      {unread > 0 && <Notice tone="amber">{`有 ${unread} 条记录无法读取，没有计入。请联系管理员核查。`}</Notice>}
    </>
  )
}
