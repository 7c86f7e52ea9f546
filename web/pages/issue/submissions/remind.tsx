/** Reminding (催报) those who have not handed in. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { answer, api } from '../../../api/client.ts'
import { keys, submissions } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { toast } from '../../../parts/toast.tsx'
import { useAct } from '../../../parts/use-act.ts'
import { useTheDesk } from '../use-desk.ts'
import { handedInBy } from './handed-in.ts'

export function Remind({ onClose }: { onClose: () => void }) {
  const { issue, publication } = useTheDesk()
  const { data: handedIn = [] } = useQuery(submissions(issue.id))
  const missing = publication.departments.filter(
    ({ id }) => issue.called.includes(id) && handedInBy(id, handedIn).count === 0,
  )
  const [left, setLeft] = useState<readonly string[]>([])
  const chosen = missing.map(({ id }) => id).filter((id) => !left.includes(id))
  const { busy, error, run } = useAct()
  const remind = async () => {
    const done = await run(async () => {
      const { reminded } = await answer(
        api.issues[':issueId'].reminders.$post({ param: { issueId: issue.id }, json: { departments: chosen } }),
      )
      void queryClient.invalidateQueries({ queryKey: keys.issue(issue.id) })
      toast(reminded.length ? `已向 ${reminded.length} 个单位发出催报邮件` : '所选单位都已报送，没有发出催报')
    })
    if (done) onClose()
  }
  return (
    <Dialog
      title="催报"
      action={missing.length === 0 ? null : `向 ${chosen.length} 个单位催报`}
      whyNot={chosen.length === 0 ? '请至少选择一个单位' : null}
      busy={busy}
      error={error}
      onSubmit={() => void remind()}
      onClose={onClose}
    >
      {missing.length === 0 ? (
        <p>约稿的单位都已报送。</p>
      ) : (
        <CheckboxList
          label="尚未报送的单位"
          whole
          options={missing}
          chosen={chosen}
          onChange={(kept) => setLeft(missing.map(({ id }) => id).filter((id) => !kept.includes(id)))}
          hint="各单位信息员将收到催报邮件。"
        />
      )}
    </Dialog>
  )
}
