/** Opening an issue: its period and number, with what most likely comes next filled in. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Issue } from '#shared/issue.ts'
import type { Publication } from '#shared/publication.ts'
import { answer, api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { today } from '../../parts/china-time.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { routes } from '../../routes.ts'
import { IssueFields, settingsOf, type TypedSettings } from './issue-fields.tsx'

/** The month after the newest period (or last month), the number after the year's newest, the total after the newest. */
export function suggested(known: readonly Issue[], day: string): TypedSettings {
  const periods = known.map(({ period }) => period).sort()
  const newest = periods.at(-1)
  const year = day.slice(0, 4)
  const numbers = known.filter(({ issueDate }) => issueDate.startsWith(year)).map(({ number }) => number)
  const totals = known.flatMap(({ total }) => (total === null ? [] : [total]))
  return {
    period: newest ? nextMonth(newest) : day.slice(0, 7),
    number: String(Math.max(0, ...numbers) + 1),
    total: totals.length ? String(Math.max(...totals) + 1) : '',
    issueDate: day,
  }
}

function nextMonth(month: string): string {
  const [year = 0, number = 0] = month.split('-').map(Number)
  return number === 12 ? `${year + 1}-01` : `${year}-${String(number + 1).padStart(2, '0')}`
}

type Props = { publication: Publication; known: readonly Issue[]; onClose: () => void }

export function NewIssue({ publication, known, onClose }: Props) {
  const [typed, setTyped] = useState(() => suggested(known, today()))
  const [, navigate] = useLocation()
  const { busy, error, run } = useAct()
  const open = () =>
    run(async () => {
      const issue = await answer(
        api.publications[':publicationId'].issues.$post({
          param: { publicationId: publication.id },
          json: settingsOf(typed),
        }),
      )
      void queryClient.invalidateQueries({ queryKey: keys.issues })
      queryClient.setQueryData(keys.issue(issue.id), issue)
      toast('已新建一期')
      navigate(routes.issue(issue.id))
    })
  return (
    <Dialog title="新建一期" action="新建" busy={busy} error={error} onSubmit={() => void open()} onClose={onClose}>
      <IssueFields typed={typed} onChange={setTyped} error={error} />
    </Dialog>
  )
}
