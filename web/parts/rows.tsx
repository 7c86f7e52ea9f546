/** Rows of a list that is edited: moved up and down, taken out, added to. */
import type { ReactNode } from 'react'
import { Button } from './button.tsx'

const moved = <T,>(list: readonly T[], from: number, by: -1 | 1): T[] => {
  const item = list[from]
  const to = from + by
  return item === undefined || to < 0 || to >= list.length ? [...list] : list.toSpliced(from, 1).toSpliced(to, 0, item)
}

type Props<T> = {
  label: string
  /** What a row is called, for its buttons: 第 2 个栏目. */
  what: string
  /** Where the rows are, for the names of their buttons, if there are more such lists on the page. */
  of?: string
  list: readonly T[]
  keyOf: (item: T, index: number) => string
  onChange: (list: T[]) => void
  /** Left out where rows are added from elsewhere. */
  onAdd?: () => T
  onRemoved?: () => void
  /** Of a long list, those that are drawn; the others keep their places. */
  isShown?: (item: T) => boolean
  /** Rows can be read, not changed. */
  readOnly?: boolean
  children: (item: T, set: (item: T) => void, index: number) => ReactNode
}

export function Rows<T>({
  label,
  what,
  of,
  list,
  keyOf,
  onChange,
  onAdd,
  onRemoved,
  isShown = () => true,
  readOnly = false,
  children,
}: Props<T>) {
  const nameOf = (index: number) => `第 ${index + 1} 个${what}${of === undefined ? '' : `：${of}`}`
  return (
    <div className="edit-rows">
      <ol aria-label={label}>
        {list.map((item, index) =>
          !isShown(item) ? null : (
            <li key={keyOf(item, index)} value={index + 1} className="edit-row">
              <div className="edit-row-fields" role="group" aria-label={nameOf(index)}>
                {children(item, (next) => onChange(list.with(index, next)), index)}
              </div>
              {!readOnly && (
                <div className="edit-row-tools">
                  <Button
                    small
                    kind="quiet"
                    aria-label={`上移${nameOf(index)}`}
                    isDisabled={index === 0}
                    onPress={() => onChange(moved(list, index, -1))}
                  >
                    ↑
                  </Button>
                  <Button
                    small
                    kind="quiet"
                    aria-label={`下移${nameOf(index)}`}
                    isDisabled={index === list.length - 1}
                    onPress={() => onChange(moved(list, index, 1))}
                  >
                    ↓
                  </Button>
                  <Button
                    small
                    kind="quiet"
                    aria-label={`移除${nameOf(index)}`}
                    onPress={() => {
                      onChange(list.toSpliced(index, 1))
                      onRemoved?.()
                    }}
                  >
                    移除
                  </Button>
                </div>
              )}
            </li>
          ),
        )}
      </ol>
      {onAdd && (
        <Button small onPress={() => onChange([...list, onAdd()])}>
          ＋ 添加{what}
        </Button>
      )}
    </div>
  )
}
