/** The chosen ones of a long list, a chip each with a button that takes it out; of many the first, and how many more. */
import { useState } from 'react'
import { Button } from './button.tsx'

const FEW = 12

type Props = {
  chosen: readonly { id: string; name: string }[]
  /** How many there are to choose of. */
  of: number
  /** Left out where nothing can be changed. */
  onRemove?: ((id: string) => void) | undefined
}

export function Chips({ chosen, of, onRemove }: Props) {
  const [isOpen, setOpen] = useState(false)
  const shown = isOpen ? chosen : chosen.slice(0, FEW)
  return (
    <div className="chips">
      <span className="muted" role="status">
        已选 {chosen.length} 个，共 {of} 个
      </span>
      <ul aria-label="已选" className={isOpen ? 'is-open' : undefined}>
        {shown.map(({ id, name }) => (
          <li key={id} className="chip">
            {name}
            {onRemove && (
              <Button kind="quiet" small aria-label={`取消选中${name}`} onPress={() => onRemove(id)}>
                ×
              </Button>
            )}
          </li>
        ))}
      </ul>
      {chosen.length > FEW && (
        <Button kind="quiet" small onPress={() => setOpen(!isOpen)}>
          {isOpen ? '收起' : `显示其余 ${chosen.length - FEW} 个`}
        </Button>
      )}
    </div>
  )
}
