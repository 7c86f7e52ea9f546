/** A search of the archive lies in the page's address: it can be kept, sent on and gone back to. */
import { useRef } from 'react'
import { useLocation, useSearch } from 'wouter'
import { routes } from '../../routes.ts'

const NAMES = ['q', 'department', 'from', 'until'] as const
export type Looked = Record<(typeof NAMES)[number], string>

const same = (a: Looked, b: Looked) => NAMES.every((name) => a[name] === b[name])

/** `visit` is another one where the address was not written by `look`: what was typed before does not belong to it. */
export function useLooked(): { looked: Looked; look: (change: Partial<Looked>) => void; visit: number } {
  const search = new URLSearchParams(useSearch())
  const [, navigate] = useLocation()
  const of = (name: keyof Looked) => search.get(name) ?? ''
  const looked: Looked = { q: of('q'), department: of('department'), from: of('from'), until: of('until') }
  const own = useRef(looked)
  const visit = useRef(0)
  if (!same(own.current, looked)) {
    own.current = looked
    visit.current += 1
  }
  const look = (change: Partial<Looked>) => {
    const next = { ...looked, ...change }
    own.current = next
    const said = new URLSearchParams(NAMES.flatMap((name) => (next[name] === '' ? [] : [[name, next[name]]])))
    navigate(said.size === 0 ? routes.archive : `${routes.archive}?${said}`, { replace: true })
  }
  return { looked, look, visit: visit.current }
}
