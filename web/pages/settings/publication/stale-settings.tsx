/** Another administrator saved meanwhile: which parts they changed, and the choice. */
import { useQuery } from '@tanstack/react-query'
import type { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { latestPublications } from '../../../api/queries.ts'
import { Button } from '../../../parts/button.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { Loaded } from '../../../parts/waiting.tsx'
import { changedParts, onTop, settingsOf } from './publication-parts.ts'

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
            title="设置已被他人更新，您的修改没有保存，仍保留在页面上。"
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
            <p>
              他人修改了：{changedParts(settingsOf(read), theirs).join('、') || '无'}；您修改了：
              {changedParts(settingsOf(read), mine).join('、')}。同一部分以您的为准，确认后请再点“保存设置”。
            </p>
          </Notice>
        )
      }}
    </Loaded>
  )
}
