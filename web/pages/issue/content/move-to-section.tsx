/** Moving an item to another section, to its end. */
import type { Item } from '#shared/issue/issue.ts'
import { sectionTitle } from '#shared/issue/section-title.ts'
import { tellsChosen } from '../../../parts/first-event.ts'
import { toast } from '../../../parts/toast.tsx'
import { whyNotInto, withItemAt } from '../outline/with-item-at.ts'
import { useTheDesk } from '../use-desk.ts'

export function MoveToSection({ item, from, label }: { item: Item; from: string; label: string }) {
  const { publication, issue, mine, editSections, undoOfLast } = useTheDesk()
  const others = publication.sections
    .filter(({ id, kind }) => kind === 'items' && id !== from)
    .map(({ id, title }) => ({ id, title: sectionTitle(title, issue.period) }))
  const move = (to: string) => {
    const refused = whyNotInto(mine.sections, item.id, to)
    if (refused) return toast(`没有移动：${refused}`)
    editSections(withItemAt(mine.sections, item.id, { sectionId: to, before: null }))
    toast(`已移到“${others.find(({ id }) => id === to)?.title ?? ''}”`, undoOfLast())
  }
  if (others.length === 0) return null
  return (
    <select className="move-to" aria-label={label} value="" {...tellsChosen(move)}>
      <option value="" disabled>
        移到…
      </option>
      {others.map(({ id, title }) => (
        <option key={id} value={id}>
          {title}
        </option>
      ))}
    </select>
  )
}
