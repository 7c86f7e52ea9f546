/** The others at this desk, and where they are: in the head, at an item, and in the column. Nobody is kept out by it. */
import { itemMark } from '#shared/content/numbering.ts'
import type { Present } from '#shared/issue/presence.ts'
import { sectionTitle } from '#shared/issue/section-title.ts'
import { useTheDesk } from '../use-desk.ts'
import { useAtDesk } from './use-presence.ts'
import '../../../style/presence.css'

/** In the head of the desk. */
export function OthersLine() {
  const { issue, publication, mine } = useTheDesk()
  const { others } = useAtDesk()
  if (others.length === 0) return null
  const placeOf = ({ itemId }: Present): string | null => {
    for (const section of mine.sections) {
      const at = section.kind === 'items' ? section.items.findIndex(({ id }) => id === itemId) : -1
      const title = publication.sections.find(({ id }) => id === section.id)?.title
      if (at >= 0) return `${title ? sectionTitle(title, issue.period) : '已停用的栏目'}${itemMark(at + 1)}`
    }
    return null
  }
  return (
    <p className="others-line">
      {others.map((one) => {
        const place = placeOf(one)
        return (
          <span key={one.id}>
            {one.name}
            {place === null ? ' 也打开了本期' : ` 正在编辑“${place}”`}
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
