/** Another administrator saved meanwhile: which parts they changed, and the choice. */
import { useQuery } from '@tanstack/react-query'
import type { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { latestPublications } from '../../../api/queries.ts'
import { Button } from '../../../parts/button.tsx'
import { Differences } from '../../../parts/diff/differences.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded } from '../../../parts/waiting.tsx'
import { onTop, partDifferences, settingsOf } from './publication-parts.ts'

type Props = {
  read: Publication
  mine: PublicationSettings
  onTake: (latest: Publication, settings: PublicationSettings) => void
}

export function StaleSettings({ read, mine, onTake }: Props) {
  const query = useQuery(latestPublications)
  return (
    <Loaded query={query}>
      {(list) => {
        const latest = list.find(({ id }) => id === read.id)
        if (!latest) return null
        const theirs = settingsOf(latest)
        return (
          <Notice
            tone="amber"
            title="设置已另有更新，您的修改没有保存，仍保留在页面上。"
            actions={
              <>
                <Button small onPress={() => onTake(latest, onTop(settingsOf(read), mine, theirs))}>
                  在最新设置上保留我的修改
                </Button>
                <Button small onPress={() => onTake(latest, theirs)}>
                  采用最新设置
                </Button>
              </>
            }
          >
            <p>保留您的修改时，双方都改过的部分以您的为准，其余都保留；确认后请再点“保存设置”。</p>
            <div className="two-texts">
              <Differences title="另有的更新" list={partDifferences(settingsOf(read), theirs)} />
              <Differences title="您的修改" list={partDifferences(settingsOf(read), mine)} />
            </div>
          </Notice>
        )
      }}
    </Loaded>
  )
}
