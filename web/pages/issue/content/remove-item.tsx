/** Taking an item out: asked first, since a submission it was made of waits for a decision again. */
import type { Item } from '#shared/issue/issue.ts'
import { Dialog } from '../../../parts/dialog.tsx'

type Props = { item: Item; onRemove: () => void; onClose: () => void }

export const RemoveItem = ({ item, onRemove, onClose }: Props) => (
  <Dialog title="删除条目" action="确认删除" kind="danger" onSubmit={onRemove} onClose={onClose}>
    <blockquote className="quote">
      {item.text.slice(0, 80)}
      {item.text.length > 80 && '…'}
    </blockquote>
    {item.from.length > 0 && <p>这条由 {item.from.length} 篇来稿采用而成，删除后来稿回到待处理，可以重新采用。</p>}
  </Dialog>
)
