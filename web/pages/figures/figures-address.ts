/** The address of the page of figures says all that it shows: which figure, and which months. */
import { useLocation, useSearch } from 'wouter'
import { isMonth } from '#shared/calendar.ts'
import type { Span } from '#shared/tallies/period.ts'
import { figuresOf } from '../../routes.ts'

/** `usual`: the months where the address names none. */
export function useFiguresAddress(usual: Span) {
  const search = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const monthIn = (name: keyof Span) => {
    const said = search.get(name) ?? ''
    return isMonth(said) ? said : usual[name]
  }
  const shown = { figure: search.get('figure') ?? '', from: monthIn('from'), until: monthIn('until') }
  return {
    ...shown,
    go: (change: Partial<typeof shown>) => navigate(figuresOf({ ...shown, ...change }), { replace: true }),
  }
}
