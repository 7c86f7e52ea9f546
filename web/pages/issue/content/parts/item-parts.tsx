/** The parts of an item below its text: numbered points, tables, pictures, and the buttons that add them. */
import { useState } from 'react'
import { MOST_POINTS } from '#shared/content/part-limits.ts'
import { Button } from '../../../../parts/button.tsx'
import { toast } from '../../../../parts/toast.tsx'
import type { Parts } from '../../edited-parts.ts'
import { useTheDesk } from '../../use-desk.ts'
import { Exhibits } from './exhibits.tsx'
import { Points } from './points.tsx'

type Props = {
  /** Where they stand, as `窗口资讯（一）`. */
  place: string
  /** Of the item (field-ids.ts). */
  anchor: string
  parts: Parts
  /** What of them changes; `field` names where someone types. */
  onChange: (changed: Parts, field: string | null) => void
}

export function ItemParts({ place, anchor, parts, onChange }: Props) {
  const { editable, undoOfLast } = useTheDesk()
  const [added, setAdded] = useState(false)
  const { points = [] } = parts
  const setPoints = (next: readonly string[], field: string | null) =>
    onChange({ points: [...next] }, field && `point-${field}`)
  return (
    <>
      {points.length > 0 && (
        <Points
          place={place}
          anchor={anchor}
          points={points}
          focusLast={added}
          onChange={setPoints}
          onRemoved={() => toast('已删除分点', undoOfLast())}
        />
      )}
      <Exhibits place={place} anchor={anchor} exhibits={parts} onChange={onChange}>
        {editable && (
          <Button
            small
            kind="quiet"
            aria-label={`给${place}添加分点`}
            whyNot={points.length >= MOST_POINTS ? `一个条目最多 ${MOST_POINTS} 点` : null}
            onPress={() => {
              setAdded(true)
              setPoints([...points, ''], null)
            }}
          >
            ＋ 分点
          </Button>
        )}
      </Exhibits>
    </>
  )
}
