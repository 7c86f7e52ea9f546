/** The issue's number, dates, 编号 and 印数, to be mended before review. */
import { useEffect, useState } from 'react'
import { answer, api } from '../../api/client.ts'
import { sentenceOf } from '../../api/refused.ts'
import { Button } from '../../parts/button.tsx'
import { Notice } from '../../parts/notice.tsx'
import { same } from '../../parts/same.ts'
import { draftAt, dropDraft, keepDraft } from '../../parts/saving/draft.ts'
import { useLeaveGuard } from '../../parts/saving/leave-guard.ts'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { IssueFields, settingsOf, type TypedSettings, typedOf } from '../issues/issue-fields.tsx'
import { PrintFields } from '../issues/print-fields.tsx'
import { DiscardButton } from './discard-button.tsx'
import { contentKey, useTheDesk } from './use-desk.ts'

type Draft = { typed: TypedSettings; from: TypedSettings }
const isDraft = (value: unknown): value is Draft =>
  typeof value === 'object' && value !== null && 'typed' in value && 'from' in value

export function SettingsPanel() {
  const { issue, publication, editable, act, person } = useTheDesk()
  const draft = `${contentKey(person.id, issue.id)}:settings`
  const [left] = useState(() => draftAt(draft, isDraft))
  const [typed, setTyped] = useState(() => left?.typed ?? typedOf(issue))
  const [from, setFrom] = useState(() => left?.from ?? typedOf(issue))
  const { busy, error, run } = useAct()
  const changed = !same(typed, from)
  // Someone else's change shows while nothing is typed here; over typed text it is told, not written.
  const now = typedOf(issue)
  const elsewhere = !same(now, from)
  // A save that was answered after the panel was left.
  const saved = same(settingsOf(typed), settingsOf(now))
  useEffect(() => {
    if (!elsewhere || (changed && !saved)) return
    setFrom(now)
    setTyped(now)
  }, [elsewhere, changed, saved, now])
  // Another panel may be looked at before this one is saved.
  useEffect(() => {
    if (changed) keepDraft(draft, { typed, from } satisfies Draft)
    else dropDraft(draft)
  }, [draft, changed, typed, from])
  useLeaveGuard(changed)
  const save = async () => {
    const done = await run(async () => {
      await act((version) =>
        answer(
          api.issues[':issueId'].settings.$put({
            param: { issueId: issue.id },
            json: { version, settings: settingsOf(typed) },
          }),
        ),
      )
      // Also where the panel was left meanwhile.
      dropDraft(draft)
    })
    if (!done) return
    setFrom(typed)
    toast('期次信息已保存')
  }
  return (
    <form
      className="form"
      noValidate
      onSubmit={(event) => {
        event.preventDefault()
        void save()
      }}
    >
      {elsewhere && changed && !saved && (
        <Notice
          tone="amber"
          actions={
            <Button
              small
              onPress={() => {
                setFrom(now)
                setTyped(now)
              }}
            >
              采用最新内容
            </Button>
          }
        >
          期次信息已另有修改，现为：{now.period}，第{now.number}期，{now.issueDate}。保存将以您填写的为准。
        </Notice>
      )}
      <IssueFields typed={typed} onChange={setTyped} error={error} disabled={!editable} />
      <PrintFields typed={typed} onChange={setTyped} publication={publication} error={error} disabled={!editable} />
      {error !== null && <Notice tone="red">{sentenceOf(error)}</Notice>}
      {editable && (
        <div className="row">
          <Button type="submit" kind="main" isDisabled={busy || !changed}>
            {busy ? '正在保存…' : '保存期次信息'}
          </Button>
          <DiscardButton />
        </div>
      )}
    </form>
  )
}
