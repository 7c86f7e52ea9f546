/** The tally (采用统计): what each department handed in and had printed over a span of months, and its score. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monthInChinese, monthOf } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { monthLater, offeredSpans, type Span } from '#shared/tallies/period.ts'
import { countedInWords, rulesInWords, spanInWords, type ToldTally, unreadInWords } from '#shared/tallies/tally-told.ts'
import { publications } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { Button } from '../../parts/button.tsx'
import { Download } from '../../parts/download.tsx'
import { Select } from '../../parts/field.tsx'
import { lazyPart } from '../../parts/lazy-part.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { Empty, Failure, Loaded } from '../../parts/waiting.tsx'
import { tallyFileAddress } from '../../routes.ts'
import { useTallyAddress } from './tally-address.ts'
import { tallies } from './tally-query.ts'
import { TallyTable } from './tally-table.tsx'

// Fetched at the first press.
const BulletinWindow = lazyPart(async () => (await import('./bulletin-window.tsx')).BulletinWindow)

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
  const { roles } = usePerson()
  const [looksAtBulletin, setLooksAtBulletin] = useState(false)
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
            <div className="row tally-files">
              <Download
                address={tallyFileAddress(publication.id, span)}
                name={`${publication.name}采用统计（${spanInWords(span)}）.xlsx`}
              >
                导出 XLSX
              </Download>
              {roles.includes('editor') && (
                <Button small onPress={() => setLooksAtBulletin(true)}>
                  排印通报
                </Button>
              )}
            </div>
            {looksAtBulletin && (
              <BulletinWindow
                publication={publication}
                tally={data}
                span={span}
                onClose={() => setLooksAtBulletin(false)}
              />
            )}
            {data.rows.length === 0 ? (
              <Empty>这段时间没有可统计的单位。</Empty>
            ) : (
              <TallyTable publicationId={publication.id} address={address} rows={data.rows} total={data.total} />
            )}
            <p className="field-hint">{rulesInWords(data.rules)}</p>
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

type ToldProps = Omit<ToldTally, 'rules' | 'rows' | 'total'>

/** Which issues are counted, and what is not. */
function Told(told: ToldProps) {
  return (
    <>
      <p className="muted" role="status">
        {countedInWords(told)}
      </p>
      {told.unread > 0 && <Notice tone="amber">{unreadInWords(told.unread)}</Notice>}
    </>
  )
}
