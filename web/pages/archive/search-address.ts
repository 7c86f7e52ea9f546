/** A search of the archive lies in the page's address: it can be kept, sent on and gone back to. */
import { useLocation, useSearch } from 'wouter'
import { routes } from '../../routes.ts'

const NAMES = ['q', 'department', 'from', 'until'] as const
export type Looked = Record<(typeof NAMES)[number], string>

export function useLooked(): [looked: Looked, look: (change: Partial<Looked>) => void] {
  const search = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const of = (name: keyof Looked) => search.get(name) ?? ''
  const looked: Looked = { q: of('q'), department: of('department'), from: of('from'), until: of('until') }
  const look = (change: Partial<Looked>) => {
    const next = { ...looked, ...change }
    const said = new URLSearchParams(NAMES.flatMap((name) => (next[name] === '' ? [] : [[name, next[name]]])))
    navigate(said.size === 0 ? routes.archive : `${routes.archive}?${said}`, { replace: true })
  }
  return [looked, look]
}
