/** What administrators changed: of the publication and its lists, of people, of the suppression list. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import type { Publication } from '#shared/centre/publication.ts'
import { publications, type RecordOf, records } from '../../api/queries.ts'
import { Page } from '../../parts/page.tsx'
import { RecordList } from '../../parts/record-list.tsx'
import { Tabs } from '../../parts/tabs.tsx'
import { Empty, Loaded } from '../../parts/waiting.tsx'
import { SettingsTabs } from './settings-tabs.tsx'

const OF: readonly { key: RecordOf; label: string }[] = [
  { key: 'publication', label: '刊物和名单' },
  { key: 'people', label: '人员' },
  { key: 'suppressions', label: '停发名单' },
]

export function Records() {
  const query = useQuery(publications)
  const [of, setOf] = useState<RecordOf>('publication')
  return (
    <Page title="变更记录">
      <SettingsTabs />
      <Tabs label="变更记录" tabs={OF} selected={of} onSelect={setOf}>
        <Loaded query={query}>
          {([publication]) => (publication ? <Shown of={of} publication={publication} /> : <Empty>还没有刊物。</Empty>)}
        </Loaded>
      </Tabs>
    </Page>
  )
}

function Shown({ of, publication }: { of: RecordOf; publication: Publication }) {
  const query = useQuery(records(of, publication.id))
  return (
    <Loaded query={query}>
      {({ entries, brokenAt }) => (
        <RecordList publication={publication} entries={entries} brokenAt={brokenAt} label={publication.name} />
      )}
    </Loaded>
  )
}
