/** Taking an item out: asked first, since a submission that nothing else was made of waits for a decision again. */
import { firstWords } from '#shared/clipped.ts'
import type { Item } from '#shared/issue/issue.ts'
import { itemsMadeOf } from '#shared/issue/lineage.ts'
import { Dialog } from '../../../parts/dialog.tsx'
import { useTheDesk } from '../use-desk.ts'
import { useWhereIs } from '../use-where-is.ts'

type Props = { item: Item; onRemove: () => void; onClose: () => void }

export function RemoveItem({ item, onRemove, onClose }: Props) {
  const { mine } = useTheDesk()
  const whereIs = useWhereIs()
  const others = item.from.flatMap((id) => itemsMadeOf(id, mine.sections).filter((one) => one.id !== item.id))
  const places = [...new Set(others.map(({ id }) => whereIs(id)))]
  const waiting = item.from.filter((id) => itemsMadeOf(id, mine.sections).length === 1).length
  return (
    <Dialog title="删除条目" action="确认删除" kind="danger" onSubmit={onRemove} onClose={onClose}>
      <blockquote className="quote">{firstWords(item.text, 80)}</blockquote>
      {item.from.length > 0 && (
        <p>
          这条由 {item.from.length} 篇来稿采用而成。
          {waiting > 0 &&
            `删除后${waiting < item.from.length ? `其中 ${waiting} 篇` : ''}来稿回到待处理，可以重新采用。`}
          {places.length > 0 && `另分入${places.join('、')}的来稿仍为已采用；要重新拆分，请把由它采用的几条都删除。`}
        </p>
      )}
    </Dialog>
  )
}
