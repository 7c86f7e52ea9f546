/** The numbered points of an item (1. 2. 3.), each a text of its own. */
import { useEffect, useRef } from 'react'
import { pointMark } from '#shared/content/numbering.ts'
import { LONGEST } from '#shared/content/part-limits.ts'
import { Rows } from '../../../../parts/rows.tsx'
import { CheckedArea } from '../../checks/checked-field.tsx'
import { fieldId } from '../../field-ids.ts'
import { useTheDesk } from '../../use-desk.ts'
import { wrongText } from '../wrong-text.ts'

type Props = {
  place: string
  anchor: string
  points: readonly string[]
  /** The last one was just added: it is the one to write. */
  focusLast: boolean
  onChange: (points: readonly string[], field: string | null) => void
  onRemoved: () => void
}

export function Points({ place, anchor, points, focusLast, onChange, onRemoved }: Props) {
  const { editable } = useTheDesk()
  const list = useRef<HTMLDivElement>(null)
  const count = points.length
  const before = useRef(focusLast ? 0 : count)
  useEffect(() => {
    if (count > before.current && focusLast) list.current?.querySelector<HTMLElement>('li:last-child textarea')?.focus()
    before.current = count
  }, [count, focusLast])
  return (
    <div ref={list} className="parts">
      <Rows
        label={`${place}的分点`}
        what="分点"
        of={place}
        list={points}
        keyOf={(_, index) => String(index)}
        readOnly={!editable}
        onChange={(next) => onChange(next, null)}
        onRemoved={onRemoved}
      >
        {(text, _, index) => (
          <div className="point" data-missing={text.trim() === '' || undefined}>
            <span aria-hidden="true">{pointMark(index + 1)}</span>
            <CheckedArea
              field={fieldId(anchor, `points[${index}]`)}
              label={`${place}第 ${index + 1} 点`}
              hideLabel
              rows={1}
              value={text}
              readOnly={!editable}
              onChange={(next) => onChange(points.with(index, next), String(index))}
              error={wrongText(text, LONGEST.point)}
              placeholder="分点文字"
            />
          </div>
        )}
      </Rows>
    </div>
  )
}
