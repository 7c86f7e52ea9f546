/** The items of a section in their order: written, moved, added and taken out. */

import { useEffect, useRef, useState } from 'react'
import { itemMark } from '#shared/content/numbering.ts'
import { MOST_ITEMS, MOST_ITEMS_SAID } from '#shared/content/part-limits.ts'
import type { Item } from '#shared/issue/issue.ts'
import { Button } from '../../../parts/button.tsx'
import { newId } from '../../../parts/new-id.ts'
import { toast } from '../../../parts/toast.tsx'
import { Empty } from '../../../parts/waiting.tsx'
import type { ItemsOf } from '../edited-sections.ts'
import { fieldId, itemAnchor } from '../field-ids.ts'
import { useTheDesk } from '../use-desk.ts'
import { ItemCard } from './item-card.tsx'
import { RemoveItem } from './remove-item.tsx'

/** `left`: the settings no longer have this section; its items can only leave. */
export function ItemsEditor({ section, title, left = false }: { section: ItemsOf; title: string; left?: boolean }) {
  const { editable, editSection, undoOfLast } = useTheDesk()
  const [said, setSaid] = useState('')
  const [removing, setRemoving] = useState<Item | null>(null)
  const focus = useRef<string | null>(null)
  const { items } = section
  const put = (next: Item[], field: string | null = null) => editSection({ ...section, items: next }, field)

  // Moving an element in the page may take the focus from it.
  useEffect(() => {
    if (focus.current) document.getElementById(focus.current)?.focus()
    focus.current = null
  })

  const move = (from: number, by: -1 | 1, from_: 'text' | 'button') => {
    const [item, to] = [items[from], from + by]
    if (!item || to < 0 || to >= items.length) return
    focus.current = from_ === 'text' ? fieldId(itemAnchor(item.id)) : `${itemAnchor(item.id)}-${by < 0 ? 'up' : 'down'}`
    put(items.toSpliced(from, 1).toSpliced(to, 0, item))
    setSaid(`已移到第 ${to + 1} 条`)
  }
  const add = () => {
    const id = newId()
    focus.current = fieldId(itemAnchor(id))
    put([...items, { id, text: '', departments: [], from: [] }])
  }
  const remove = (item: Item) => {
    put(items.filter(({ id }) => id !== item.id))
    setRemoving(null)
    toast('已删除条目', undoOfLast())
  }
  return (
    <>
      {items.length === 0 && <Empty>本栏目还没有条目。可以在“来稿”中采用，或直接添加。</Empty>}
      <ol className="items" aria-label={title}>
        {items.map((item, index) => (
          <ItemCard
            key={item.id}
            item={item}
            mark={itemMark(index + 1)}
            section={title}
            sectionId={section.id}
            first={index === 0}
            last={index === items.length - 1}
            onText={(text) =>
              put(
                items.map((one) => (one.id === item.id ? { ...one, text } : one)),
                item.id,
              )
            }
            onParts={(parts, field) =>
              put(
                items.map((one) => (one.id === item.id ? { ...one, ...parts } : one)),
                field && `${item.id}-${field}`,
              )
            }
            onMove={(by, place) => move(index, by, place)}
            onRemove={() => (isBlank(item) ? remove(item) : setRemoving(item))}
          />
        ))}
      </ol>
      <p className="visually-hidden" role="status">
        {said}
      </p>
      {editable && !left && (
        <Button
          small
          aria-label={`＋ 添加条目：${title}`}
          onPress={add}
          whyNot={items.length >= MOST_ITEMS ? MOST_ITEMS_SAID : null}
        >
          ＋ 添加条目
        </Button>
      )}
      {removing && <RemoveItem item={removing} onRemove={() => remove(removing)} onClose={() => setRemoving(null)} />}
    </>
  )
}

const isBlank = ({ from, text, points = [], tables = [], pictures = [] }: Item): boolean =>
  from.length + points.length + tables.length + pictures.length === 0 && text.trim() === ''
