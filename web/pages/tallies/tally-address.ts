/** The address of the page of the tally says all that it shows: the months, the order, and which number is looked into. */
import { useLocation, useSearch } from 'wouter'
import { isMonth } from '#shared/calendar.ts'
import { keysOf } from '#shared/keys-of.ts'
import type { Span } from '#shared/tallies/period.ts'
import { routes } from '../../routes.ts'
import { COLUMNS, type Column } from './tally-query.ts'

export type SortedBy = Column | 'name'

const NAMES = ['from', 'until', 'by', 'order', 'department', 'counted'] as const
type Said = Partial<Record<(typeof NAMES)[number], string>>

const columnIn = (said: string | undefined): Column | undefined => keysOf(COLUMNS).find((column) => column === said)

/** `usual`: the months where the address names none. */
export function useTallyAddress(usual: Span) {
  const search = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const said: Said = Object.fromEntries(NAMES.map((name) => [name, search.get(name) ?? '']))
  const monthIn = (name: keyof Span) => (isMonth(said[name] ?? '') ? (said[name] ?? '') : usual[name])
  const span: Span = { from: monthIn('from'), until: monthIn('until') }
  const by: SortedBy = said.by === 'name' ? 'name' : (columnIn(said.by) ?? 'score')
  const down = said.order ? said.order === 'down' : by !== 'name'
  const counted = columnIn(said.counted)
  const addressOf = (change: Said): string => {
    const next = { ...said, ...span, ...change }
    return `${routes.tallies}?${new URLSearchParams(NAMES.flatMap((name) => (next[name] ? [[name, next[name]]] : [])))}`
  }
  return {
    ...{ span, by, down },
    shown: counted && said.department ? { departmentId: said.department, column: counted } : null,
    go: (change: Said) => navigate(addressOf(change), { replace: true }),
    /** Sorted by this column; once more, the other way round. */
    sortedBy: (column: SortedBy) =>
      addressOf({ by: column, order: (by === column ? !down : column !== 'name') ? 'down' : 'up' }),
    into: (departmentId: string, column: Column) => addressOf({ department: departmentId, counted: column }),
    /** No number is looked into any more. */
    close: () => navigate(addressOf({ department: '', counted: '' }), { replace: true }),
  }
}
export type TallyAddress = ReturnType<typeof useTallyAddress>
