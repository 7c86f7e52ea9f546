/** The filters of the inbox, each with how many it shows, and with what the texts were compared. */

import { monthInChinese } from '#shared/calendar.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { Button } from '../../../parts/button.tsx'
import { type AlikeById, type FilterName, filtersOf } from './inbox.ts'
import type { Compared } from './use-alike.ts'

type Props = {
  list: readonly Submission[]
  alike: AlikeById
  compared: Compared
  chosen: FilterName
  onChoose: (name: FilterName) => void
}

export const InboxFilters = ({ list, alike, compared, chosen, onChoose }: Props) => (
  <>
    <div className="inbox-filters" role="group" aria-label="显示哪些来稿">
      {filtersOf(list, alike).map(({ name, label, count }) => (
        <Button key={name} small aria-pressed={chosen === name} onPress={() => onChoose(name)}>
          {label} <span className="filter-count">{name === 'alike' && compared === 'waiting' ? '…' : count}</span>
        </Button>
      ))}
    </div>
    {chosen === 'alike' && <p className="field-hint">{comparedWith(compared)}</p>}
  </>
)

function comparedWith(compared: Compared): string {
  if (compared === 'waiting') return '正在与往期比对…'
  if (compared === 'failed') return '没有读到往期，目前只比对了本期来稿；刷新页面可以再试。'
  const { issues, since, lostYears } = compared
  const lost = lostYears.length > 0 ? `${lostYears.join('、')} 年的往期暂时读不到，没有比对。` : ''
  if (since === null) return `比对了本期来稿；近两年没有可比对的往期。${lost}`
  return `比对了本期来稿和${monthInChinese(since)}以来印发的 ${issues} 期。${lost}`
}
