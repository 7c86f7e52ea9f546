/** Opening a correction: its number and date, what was wrong, and whether the whole issue is printed again. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Issue, ListedIssue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { answer, api } from '../../api/client.ts'
import { issues, keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { fieldError } from '../../api/refused.ts'
import { today } from '../../parts/china-time.ts'
import { Despite, otherThanConsequences } from '../../parts/despite.tsx'
import { Dialog } from '../../parts/dialog.tsx'
import { Select, TextArea } from '../../parts/field.tsx'
import { useWritten } from '../../parts/saving/use-written.ts'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { useAnswered } from '../../parts/waiting.tsx'
import { routes } from '../../routes.ts'
import { IssueFields, settingsOf, type TypedSettings } from '../issues/issue-fields.tsx'
import { suggested } from '../issues/suggested.ts'
import { useTheDesk } from './use-desk.ts'

const HOW = [
  { value: 'notice', label: '只印更正内容' },
  { value: 'whole', label: '更正内容之后，附更正后的全文' },
] as const

/** A correction is of the same month as what it corrects. */
const forCorrection = (known: readonly ListedIssue[], { period }: Issue): TypedSettings => ({
  ...suggested(known, today()),
  period,
})

export function OpenCorrection({ onClose }: { onClose: () => void }) {
  const { issue, publication } = useTheDesk()
  const query = useQuery(issues(publication.id))
  const { data: known } = query
  const [edited, setEdited] = useState<TypedSettings | null>(null)
  const typed = edited ?? forCorrection(known ?? [issue], issue)
  const { text: correction, write, begun, close } = useWritten(`correct:${issue.id}`, onClose)
  const [how, setHow] = useState<string>('notice')
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const open = (despite?: string[]) =>
    run(async () => {
      const opened = await answer(
        api.issues[':issueId'].corrections.$post({
          param: { issueId: issue.id },
          json: { settings: settingsOf(typed), correction, whole: how === 'whole', despite },
        }),
      )
      void queryClient.invalidateQueries({ queryKey: keys.issues })
      void queryClient.invalidateQueries({ queryKey: keys.issue(issue.id) })
      queryClient.setQueryData(keys.issue(opened.id), opened)
      close()
      toast('已开更正')
      navigate(routes.issue(opened.id))
    })
  return (
    <Dialog
      title={`更正${issueLabel(issue)}`}
      action="确认开更正"
      whyNot={known ? null : '正在读取各期…'}
      waiting={!useAnswered(query)}
      busy={busy}
      error={otherThanConsequences(error)}
      onSubmit={() => void open()}
      begun={begun}
      onClose={close}
    >
      <p>
        {issueLabel(issue)}已签发，不再改动。更正另成一期，单独审核签发，只发给收到过{issueLabel(issue)}的邮箱。
      </p>
      <TextArea
        label="更正内容（可稍后填写）"
        value={correction}
        onChange={write}
        error={fieldError(error, 'correction')}
        placeholder="例如：第一部分“收件5.05万件”应为“收件5.50万件”。"
        hint={`印在“本刊${issueLabel(issue)}更正如下：”之后`}
      />
      <Select label="印发方式" value={how} onChange={setHow} options={HOW} />
      <Despite error={error} busy={busy} onConfirm={(seen) => void open(seen)} />
      <IssueFields typed={typed} onChange={setEdited} error={error} at="settings." />
    </Dialog>
  )
}
