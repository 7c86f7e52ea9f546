/** The record of administrators: changes of the publication and its lists, of people, of the suppression list; and who came in. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { monthInChinese, monthOf } from '#shared/calendar.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { RECORD_NAMES } from '#shared/record-names.ts'
import { publications } from '../../api/queries.ts'
import { type RecordOf, records } from '../../api/records.ts'
import { recordFileAddress } from '../../file-addresses.ts'
import { Select } from '../../parts/field.tsx'
import { Page } from '../../parts/page.tsx'
import { RecordList } from '../../parts/record-list.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { useRecord } from '../../parts/use-record.ts'
import { Empty, Loaded } from '../../parts/waiting.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

const OF: readonly { key: RecordOf; label: string }[] = [
  { key: 'publication', label: '刊物和名单' },
  { key: 'people', label: '人员' },
  { key: 'suppressions', label: '停发名单' },
  { key: 'access', label: '登录和导出' },
]

export function Records() {
  const query = useQuery(publications)
  const [of, setOf] = useState<RecordOf>('publication')
  const [month, setMonth] = useState(() => monthOf(new Date()))
  return (
    <Page title="变更记录">
      <SettingsTabs />
      <Tabs label="变更记录" tabs={OF} selected={of} onSelect={setOf}>
        {of === 'access' && (
          <Select
            label="月份"
            value={month}
            onChange={setMonth}
            options={lastMonths().map((value) => ({ value, label: monthInChinese(value) }))}
            hint="登录和退出、验证码不对、无权办理而被拒绝的请求，以及导出名单、分发记录和分发证明。"
          />
        )}
        <Loaded query={query}>
          {([publication]) =>
            publication ? (
              <Shown key={`${of} ${month}`} of={of} publication={publication} month={month} />
            ) : (
              <Empty>还没有刊物。</Empty>
            )
          }
        </Loaded>
      </Tabs>
    </Page>
  )
}

const MONTHS = 36

/** The newest first, from this one. */
function lastMonths(): string[] {
  const [year = 0, month = 0] = monthOf(new Date()).split('-').map(Number)
  return Array.from({ length: MONTHS }, (_, back) =>
    new Date(Date.UTC(year, month - 1 - back)).toISOString().slice(0, 7),
  )
}

type ShownProps = { of: RecordOf; publication: Publication; month: string }

function Shown({ of, publication, month }: ShownProps) {
  const view = useRecord()
  const query = useQuery(records(of, { publicationId: publication.id, month, asked: view.asked }))
  const { address, name } = FILES[of]({ publication, month })
  return (
    <Loaded query={query}>
      {(record) => (
        <RecordList
          {...record}
          publication={publication}
          view={view}
          fileAddress={recordFileAddress(address)}
          fileName={name}
          isWaiting={query.isPlaceholderData}
        />
      )}
    </Loaded>
  )
}

/** Where each is in the API, and what its file is called. */
const FILES: Record<RecordOf, (of: { publication: Publication; month: string }) => { address: string; name: string }> =
  {
    publication: ({ publication }) => ({
      address: `publications/${publication.id}`,
      name: RECORD_NAMES.publication(publication),
    }),
    people: () => ({ address: 'people', name: RECORD_NAMES.people }),
    suppressions: () => ({ address: 'suppressions', name: RECORD_NAMES.suppressions }),
    access: ({ month }) => ({ address: `access/${month}`, name: RECORD_NAMES.access(month) }),
  }
