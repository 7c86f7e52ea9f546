/** Discarding an issue that was opened by mistake: what goes with it is told, and asked once more. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { DISCARD_LABEL, whyNotDiscardIssue } from '#shared/issue/issue-workflow.ts'
import { REFUSALS } from '#shared/refusals.ts'
import { answer, api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { Button } from '../../parts/button.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { dropDraft } from '../../parts/saving/draft.ts'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { routes } from '../../routes.ts'
import { contentKey, useTheDesk } from './use-desk.ts'

/** With its sentences: its panel is fetched for itself, and is not to move once it stands. */
export function DiscardButton() {
  const { issue, person, mine, end } = useTheDesk()
  const [asked, setAsked] = useState(false)
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const refusal = whyNotDiscardIssue(issue, person)
  const label = issueLabel(issue)
  const discard = async () => {
    const of = { param: { issueId: issue.id } }
    const done = await run(() =>
      end((version) => answer(api.issues[':issueId'].discard.$post({ ...of, json: { version } }))),
    )
    if (!done) return
    dropDraft(contentKey(person.id, issue.id))
    toast(`已舍弃${label}`)
    navigate(routes.issues)
    queryClient.removeQueries({ queryKey: keys.issue(issue.id) })
    void queryClient.invalidateQueries({ queryKey: keys.issues })
  }
  const { items, figures } = writtenIn(mine.sections)
  return (
    <>
      <Button kind="quiet" whyNot={refusal && REFUSALS[refusal].message} onPress={() => setAsked(true)}>
        {DISCARD_LABEL}
      </Button>
      {asked && (
        <Dialog
          title={`舍弃${label}`}
          action="确认舍弃"
          kind="danger"
          busy={busy}
          error={error}
          onSubmit={() => void discard()}
          onClose={() => setAsked(false)}
        >
          <p>
            {items + figures > 0
              ? `本期已有 ${items} 个条目、${figures} 项指标，连同其他已写的内容一并删去，不能恢复。`
              : '本期还没有写条目和指标。舍弃后不能恢复。'}
          </p>
          <p>还没有单位收到约稿，不会有人收到通知。期号和月份随之空出，可以重新新建；这次舍弃记入操作记录。</p>
        </Dialog>
      )}
    </>
  )
}

type Sections = ReturnType<typeof useTheDesk>['mine']['sections']

function writtenIn(sections: Sections): { items: number; figures: number } {
  const items = sections.flatMap((section) => (section.kind === 'items' ? section.items : []))
  const typed = sections.flatMap((section) => (section.kind === 'figures' ? Object.values(section.values) : []))
  return { items: items.length, figures: typed.filter((value) => value !== '').length }
}
