/** The lineage of an item (来历): the submissions that it was made of, beside what it says now, and who changed it. */
import { useQuery } from '@tanstack/react-query'
import { minuteInChinese } from '#shared/calendar.ts'
import type { Item } from '#shared/issue/issue.ts'
import { itemsMadeOf } from '#shared/issue/lineage.ts'
import { submissions } from '../../../api/queries.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { DiffText } from '../../../parts/diff/diff-text.tsx'
import { Loaded, useAnswered } from '../../../parts/waiting.tsx'
import { namesOf } from '../../calls/call.ts'
import { useTheDesk } from '../use-desk.ts'
import { useWhereIs } from '../use-where-is.ts'

export function LineageWindow({ item, onClose }: { item: Item; onClose: () => void }) {
  const { issue, mine, publication } = useTheDesk()
  const query = useQuery(submissions(issue.id))
  const edited = issue.edited?.[item.id]
  const where = useWhereIs()(item.id)
  return (
    <Dialog title={`${where}的来历`} action={null} wide waiting={!useAnswered(query)} onClose={onClose}>
      <Loaded query={query}>
        {(list) => {
          const sources = item.from.flatMap((id) => list.find((one) => one.id === id) ?? [])
          const isSplit = sources.some(({ id }) => itemsMadeOf(id, mine.sections).length > 1)
          const before = sources.map(({ text }) => text).join('\n')
          return (
            <div className="two-texts">
              {sources.map(({ id, departments, createdByName, submittedAt, text }) => (
                <section key={id}>
                  <h3>{namesOf(departments, publication)}来稿</h3>
                  <p className="facts">
                    <span>{createdByName}</span>
                    {submittedAt && <span>{minuteInChinese(submittedAt)}报送</span>}
                    <AlsoIn submissionId={id} itemId={item.id} />
                  </p>
                  <p className="plain-text">{text}</p>
                </section>
              ))}
              <section>
                <h3>现在的文字{!isSplit && '（标出改动）'}</h3>
                <p className="facts">
                  <span>{edited ? editedLine(edited) : before === item.text ? '采用后没有改动' : ''}</span>
                </p>
                {isSplit ? <p className="plain-text">{item.text}</p> : <DiffText before={before} after={item.text} />}
              </section>
            </div>
          )
        }}
      </Loaded>
    </Dialog>
  )
}

const editedLine = ({ names, at }: { names: readonly string[]; at: string }): string =>
  `${names.join('、')}改过，最近一次 ${minuteInChinese(at)}`

/** Where else a submission went that was split. */
function AlsoIn({ submissionId, itemId }: { submissionId: string; itemId: string }) {
  const { mine } = useTheDesk()
  const whereIs = useWhereIs()
  const others = itemsMadeOf(submissionId, mine.sections).filter(({ id }) => id !== itemId)
  if (others.length === 0) return null
  return <span>还分入{others.map(({ id }) => whereIs(id)).join('、')}</span>
}
