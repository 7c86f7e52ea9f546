/** The place of an item at the desk now, in words: `窗口资讯（三）`; '' where it is not. */
import { whereIs } from '#shared/issue/lineage.ts'
import { useTheDesk } from './use-desk.ts'

export function useWhereIs(): (itemId: string) => string {
  const { issue, mine, publication } = useTheDesk()
  return (itemId) => whereIs(itemId, { period: issue.period, sections: mine.sections }, publication)
}
