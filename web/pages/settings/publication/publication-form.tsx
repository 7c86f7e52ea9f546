/** The form of all publication settings; when someone else saved first, it says what they changed and keeps what is typed. */
import { useEffect, useState } from 'react'
import type { Publication, PublicationSettings } from '#shared/centre/publication.ts'
import { answer, api } from '../../../api/client.ts'
import { keys, publications } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { isStale, sentenceOf } from '../../../api/refused.ts'
import { usePerson } from '../../../api/signed-in-person.ts'
import { Button } from '../../../parts/button.tsx'
import { Despite, otherThanConsequences } from '../../../parts/despite.tsx'
import { Notice } from '../../../parts/notice.tsx'
import { same } from '../../../parts/same.ts'
import { draftAt, draftKey, dropDraft, keepDraft } from '../../../parts/saving/draft.ts'
import { useLeaveGuard } from '../../../parts/saving/leave-guard.ts'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { CheckFields } from './check-fields.tsx'
import { ColophonFields } from './colophon-fields.tsx'
import { DepartmentFields } from './department-fields.tsx'
import { MastheadFields } from './masthead-fields.tsx'
import { OpeningPlanFields } from './opening-plan-fields.tsx'
import { PageFields } from './page-fields.tsx'
import type { PartProps } from './part-props.ts'
import { PhraseFields } from './phrase-fields.tsx'
import { changedParts, settingsOf } from './publication-parts.ts'
import { ReminderFields } from './reminder-fields.tsx'
import { ScoreFields } from './score-fields.tsx'
import { SectionFields } from './section-fields.tsx'
import { StaleSettings } from './stale-settings.tsx'
import { StepFields } from './step-fields.tsx'

/** `read`: what the changes were made on. */
type Draft = { read: Publication; settings: PublicationSettings }
const isDraft = (draft: unknown): draft is Draft =>
  typeof draft === 'object' && draft !== null && 'read' in draft && 'settings' in draft

/** Where the draft of the settings lies. */
export const settingsKey = (personId: string) => draftKey(personId, 'publication')

export function PublicationForm({ publication }: { publication: Publication }) {
  const draft = settingsKey(usePerson().id)
  const [left] = useState(() => {
    const found = draftAt(draft, isDraft)
    // What was typed is what there is: it was saved, and the answer came too late to say so.
    return found?.read.id === publication.id && !same(found.settings, settingsOf(publication)) ? found : null
  })
  const [read, setRead] = useState(left?.read ?? publication)
  const [settings, setSettings] = useState(left?.settings ?? settingsOf(publication))
  const { busy, error, run, clear } = useAct()
  const changed = changedParts(settingsOf(read), settings)
  useLeaveGuard(changed.length > 0)
  const isChanged = changed.length > 0
  useEffect(() => {
    if (isChanged) keepDraft(draft, { read, settings } satisfies Draft)
    else dropDraft(draft)
  }, [draft, isChanged, read, settings])

  const take = (latest: Publication, next: PublicationSettings) => {
    clear()
    setRead(latest)
    setSettings(next)
  }
  /** One's own save that no answer came to is no one else's. */
  const savedAlready = async (refused: unknown): Promise<Publication> => {
    if (!isStale(refused)) throw refused
    const { publications: list } = await answer(api.publications.$get())
    const latest = list.find(({ id }) => id === read.id)
    if (!latest || !same(settingsOf(latest), settings)) throw refused
    return latest
  }
  const save = (despite?: string[]) =>
    run(async () => {
      const json = { version: read.version, settings, despite }
      const saved = await answer(
        api.publications[':publicationId'].$put({ param: { publicationId: read.id }, json }),
      ).catch(savedAlready)
      // Also where the page was left meanwhile.
      dropDraft(draft)
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
      {left && isChanged && <Notice>已恢复上次没有保存的修改，确认后请点“保存设置”。</Notice>}
      <MastheadFields {...part} />
      <SectionFields {...part} />
      <StepFields {...part} />
      <PhraseFields {...part} />
      <ColophonFields {...part} />
      <PageFields {...part} />
      <DepartmentFields {...part} />
      <OpeningPlanFields {...part} publicationId={read.id} />
      <ReminderFields {...part} />
      <ScoreFields {...part} />
      <CheckFields {...part} />
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
