/** The form of all publication settings; when someone else saved first, it says what they changed and keeps what is typed. */
import { useState } from 'react'
import type { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { answer, api } from '../../../api/client.ts'
import { keys, publications } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { isStale, sentenceOf } from '../../../api/refused.ts'
import { Button } from '../../../parts/button.tsx'
import { Despite, otherThanConsequences } from '../../../parts/despite.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { useLeaveGuard } from '../../../parts/saving/leave-guard.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { ColophonFields } from './colophon-fields.tsx'
import { DepartmentFields } from './department-fields.tsx'
import { MastheadFields } from './masthead-fields.tsx'
import { PageFields } from './page-fields.tsx'
import { changedParts, settingsOf } from './publication-parts.ts'
import { SectionFields } from './section-fields.tsx'
import { StaleSettings } from './stale-settings.tsx'
import { StepFields } from './step-fields.tsx'

export type PartProps = {
  settings: PublicationSettings
  set: (patch: Partial<PublicationSettings>) => void
  error: unknown
  /** Ids of the sections that are saved: their kind stays, since issues in work hold what fits it. */
  saved: ReadonlySet<string>
}

export function PublicationForm({ publication }: { publication: Publication }) {
  const [read, setRead] = useState(publication)
  const [settings, setSettings] = useState(() => settingsOf(publication))
  const { busy, error, run, clear } = useAct()
  const changed = changedParts(settingsOf(read), settings)
  useLeaveGuard(changed.length > 0)

  const take = (latest: Publication, next: PublicationSettings) => {
    clear()
    setRead(latest)
    setSettings(next)
  }
  const save = (despite?: string[]) =>
    run(async () => {
      const saved = await answer(
        api.publications[':publicationId'].$put({
          param: { publicationId: read.id },
          json: { version: read.version, settings, despite },
        }),
      )
      take(saved, settingsOf(saved))
      queryClient.setQueryData(publications.queryKey, (list) => list?.map((one) => (one.id === saved.id ? saved : one)))
      void queryClient.invalidateQueries({ queryKey: keys.publications })
      toast('刊物设置已保存')
    })
  const saved = new Set(read.sections.map(({ id }) => id))
  const part: PartProps = { settings, error, saved, set: (patch) => setSettings({ ...settings, ...patch }) }
  return (
    <form
      noValidate
      className="settings-form"
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      <MastheadFields {...part} />
      <SectionFields {...part} />
      <StepFields {...part} />
      <ColophonFields {...part} />
      <PageFields {...part} />
      <DepartmentFields {...part} />
      <div className="form-foot sticky-foot">
        {isStale(error) ? (
          <StaleSettings read={read} mine={settings} onTake={take} />
        ) : (
          otherThanConsequences(error) !== null && <Notice tone="red">{sentenceOf(error)}</Notice>
        )}
        <Despite error={error} busy={busy} onConfirm={(seen) => void save(seen)} />
        <span className="muted" role="status">
          {changed.length ? `未保存：${changed.join('、')}` : '没有未保存的修改'}
        </span>
        <Button onPress={() => take(read, settingsOf(read))} isDisabled={busy || changed.length === 0}>
          放弃修改
        </Button>
        <Button type="submit" kind="main" isDisabled={busy || changed.length === 0}>
          {busy ? '正在保存…' : '保存设置'}
        </Button>
      </div>
    </form>
  )
}
