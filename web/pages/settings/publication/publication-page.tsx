/** The publication's settings: read, edited as a whole, saved against the version that was read. */
import { useQuery } from '@tanstack/react-query'
import { issues, ownFonts, people, publications } from '../../../api/queries.ts'
import { usePerson } from '../../../api/signed-in-person.ts'
import { Page } from '../../../parts/page.tsx'
import { useClaimed } from '../../../parts/saving/draft.ts'
import { Empty, Loaded, Loading } from '../../../parts/waiting.tsx'
import { SettingsTabs } from '../settings-tabs.tsx'
import { PublicationForm, settingsKey } from './publication-form.tsx'

export function PublicationPage() {
  const query = useQuery({ ...publications, staleTime: 0 })
  const [publication] = query.data ?? []
  const known = useQuery(people)
  const fonts = useQuery(ownFonts)
  const opened = useQuery({ ...issues(publication?.id ?? ''), enabled: publication?.opening !== undefined })
  const claimed = useClaimed(settingsKey(usePerson().id))
  return (
    <Page title="刊物设置">
      <SettingsTabs />
      <Loaded query={query} beside={[known, fonts, opened]}>
        {() =>
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
