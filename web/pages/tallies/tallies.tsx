/** The tally (采用统计): what each department handed in and had printed over a span of months, and its score. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monthOf } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { yearOf } from '#shared/tallies/period.ts'
import { countedInWords, rulesInWords, spanInWords, type ToldTally, unreadInWords } from '#shared/tallies/tally-told.ts'
import { publications } from '../../api/queries.ts'
import { usePerson } from '../../api/signed-in-person.ts'
import { tallyFileAddress } from '../../file-addresses.ts'
import { Button } from '../../parts/button.tsx'
import { Download } from '../../parts/download.tsx'
import { lazyPart } from '../../parts/lazy-part.tsx'
import { Notice } from '../../parts/notice.tsx'
import { Page } from '../../parts/page.tsx'
import { SpanPicker } from '../../parts/span-picker.tsx'
import { Empty, Failure, Loaded } from '../../parts/waiting.tsx'
import { useTallyAddress } from './tally-address.ts'
import { tallies } from './tally-query.ts'
import { TallyTable } from './tally-table.tsx'
import '../../style/tallies.css'

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
  const [thisYear] = useState(() => yearOf(monthOf(new Date())))
  const address = useTallyAddress(thisYear)
  const { span, go } = address
  const query = useQuery(tallies(publication.id, span))
  const { roles } = usePerson()
  const [looksAtBulletin, setLooksAtBulletin] = useState(false)
  return (
    <>
      <SpanPicker span={span} onChange={go} />
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
