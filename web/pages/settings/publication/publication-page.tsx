/** The publication's settings: read, edited as a whole, saved against the version that was read. */
import { useQuery } from '@tanstack/react-query'
import { publications } from '../../../api/queries.ts'
import { usePerson } from '../../../api/signed-in-person.ts'
import { Page } from '../../../parts/page.tsx'
import { useClaimed } from '../../../parts/saving/draft.ts'
import { Empty, Loaded, Loading } from '../../../parts/waiting.tsx'
import { SettingsTabs } from '../settings-tabs.tsx'
import { PublicationForm, settingsKey } from './publication-form.tsx'

export function PublicationPage() {
  const query = useQuery({ ...publications, staleTime: 0 })
  const claimed = useClaimed(settingsKey(usePerson().id))
  return (
    <Page title="刊物设置">
      <SettingsTabs />
      <Loaded query={query}>
        {([publication]) =>
          !publication ? (
            <Empty>还没有刊物。</Empty>
          ) : claimed ? (
            <PublicationForm publication={publication} />
          ) : (
            <Loading />
          )
        }
      </Loaded>
    </Page>
  )
}
