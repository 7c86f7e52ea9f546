/** The publication's settings: read, edited as a whole, saved against the version that was read. */
import { useQuery } from '@tanstack/react-query'
import { publications } from '../../../api/queries.ts'
import { Page } from '../../../parts/page.tsx'
import { Empty, Loaded } from '../../../parts/waiting.tsx'
import { SettingsTabs } from '../settings-tabs.tsx'
import { PublicationForm } from './publication-form.tsx'

export function PublicationPage() {
  const query = useQuery({ ...publications, staleTime: 0 })
  return (
    <Page title="刊物设置">
      <SettingsTabs />
      <Loaded query={query}>
        {([publication]) => (publication ? <PublicationForm publication={publication} /> : <Empty>还没有刊物。</Empty>)}
      </Loaded>
    </Page>
  )
}
