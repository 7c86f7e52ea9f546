/** Reminding (催报) those who have not handed in, or not handed back; who was reminded not long ago is chosen only on purpose. */
import { useQuery } from '@tanstack/react-query'
import { useState } from 'react'
import { minuteInChinese } from '#shared/calendar.ts'
import { answer, api } from '../../../api/client.ts'
import { keys, latestDepartments } from '../../../api/queries.ts'
import { queryClient } from '../../../api/query-client.ts'
import { CheckboxList } from '../../../parts/checkbox-list.tsx'
import { Dialog } from '../../../parts/dialog.tsx'
import { ToldWindow } from '../../../parts/told.tsx'
import { reachedMessage } from '../../../parts/told-lines.ts'
import { useAnswered } from '../../../parts/waiting.tsx'
import { useTelling } from '../moves/use-telling.ts'
import { useTheDesk } from '../use-desk.ts'

const WAITED_FOR: readonly string[] = ['nothing', 'started', 'to-confirm', 'returned', 'with-head']

export function Remind({ onClose }: { onClose: () => void }) {
  const { issue } = useTheDesk()
  const departments = useQuery(latestDepartments(issue.id))
  const { data, error: unread } = departments
  const isHere = useAnswered(departments)
  const missing = (data ?? []).filter((one) => one.called && WAITED_FOR.includes(one.answer))
  const recent = (id: string) => missing.some((one) => one.id === id && one.reminded?.recent === true)
  const [picked, setPicked] = useState<readonly string[] | null>(null)
  const chosen = picked ?? missing.filter(({ id, people }) => people.length > 0 && !recent(id)).map(({ id }) => id)
  const { told, busy, error, tell } = useTelling(onClose)
  const remind = () =>
    tell(
      async () => {
        const again = chosen.filter(recent)
        const { told: heard } = await answer(
          api.issues[':issueId'].reminders.$post({
            param: { issueId: issue.id },
            json: { departments: [...chosen], again },
          }),
        )
        void queryClient.invalidateQueries({ queryKey: keys.issue(issue.id) })
        return heard
      },
      (heard) => reachedMessage('已催报', heard),
    )
  if (told) return <ToldWindow title="催报" told={told} onClose={onClose} />
  return (
    <Dialog
      title="催报"
      action={missing.length === 0 ? null : `向 ${chosen.length} 个单位催报`}
      whyNot={chosen.length === 0 ? '请至少选择一个单位' : null}
      waiting={!isHere}
      busy={busy}
      error={error ?? unread}
      onSubmit={() => void remind()}
      onClose={onClose}
    >
      {missing.length === 0 ? (
        <p>约稿的单位都已报送。</p>
      ) : (
        <CheckboxList
          label="尚未报送，或退改后尚未交回的单位"
          whole
          options={missing.map(({ id, name, answer: of, people, reminded, deadline, extended }) => ({
            id,
            name: [
              name,
              of === 'returned' && '退改未交回',
              of === 'started' && '已开始填写',
              of === 'with-head' && '待负责人审签',
              of === 'to-confirm' && '联合报送待确认',
              extended && deadline && `延期至${minuteInChinese(deadline)}`,
              people.length === 0 && '没有在用的信息员',
              reminded && `${reminded.by}于${minuteInChinese(reminded.at)}催报过`,
            ]
              .filter(Boolean)
              .join('　'),
            fixed: people.length === 0,
          }))}
          chosen={chosen}
          onChange={setPicked}
          hint="今天或 12 小时内催报过的单位没有预先选中，选中即再次催报。退改的来稿另有措辞，附退改意见。"
        />
      )}
    </Dialog>
  )
}
