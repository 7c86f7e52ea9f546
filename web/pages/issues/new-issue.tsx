/** Opening an issue: its period and number, with what most likely comes next filled in. */
import { useState } from 'react'
import { useLocation } from 'wouter'
import type { Publication } from '#shared/centre/publication.ts'
import type { ListedIssue } from '#shared/issue/issue.ts'
import { answer, api } from '../../api/client.ts'
import { keys } from '../../api/queries.ts'
import { queryClient } from '../../api/query-client.ts'
import { today } from '../../parts/china-time.ts'
import { Dialog } from '../../parts/dialog.tsx'
import { toast } from '../../parts/toast.tsx'
import { useAct } from '../../parts/use-act.ts'
import { routes } from '../../routes.ts'
import { IssueFields, settingsOf } from './issue-fields.tsx'
import { suggested } from './suggested.ts'

type Props = { publication: Publication; known: readonly ListedIssue[]; onClose: () => void }

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
