/** The others at this desk, and where they are: in the head, at an item, and in the column. Nobody is kept out by it. */
import { useWhereIs } from '../use-where-is.ts'
import { useAtDesk } from './use-presence.ts'
import '../../../style/presence.css'

/** In the head of the desk. */
export function OthersLine() {
  const whereIs = useWhereIs()
  const { others } = useAtDesk()
  if (others.length === 0) return null
  return (
    <p className="others-line">
      {others.map((one) => {
        const place = whereIs(one.itemId ?? '')
        return (
          <span key={one.id}>
            {one.name}
            {place === '' ? ' 也打开了本期' : ` 正在编辑“${place}”`}
          </span>
        )
      })}
    </p>
  )
}

/** At an item: `正在编辑` stands there for those who see only the card. */
export function OthersIn({ itemId, short = false }: { itemId: string; short?: boolean }) {
  const here = useAtDesk().others.filter((one) => one.itemId === itemId)
  if (here.length === 0) return null
  return (
    <span className="others-in">
      {here.map(({ name }) => name).join('、')}
      <span className={short ? 'visually-hidden' : undefined}> 正在编辑</span>
    </span>
  )
}
