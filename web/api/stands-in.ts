/** The substitutes of today: for whom the reader stands in, and the names of people with their substitutes. */
import { useQuery } from '@tanstack/react-query'
import { dayOf } from '#shared/calendar.ts'
import type { Person } from '#shared/centre/person.ts'
import { standsInFor, substituteOf } from '#shared/centre/stands-in.ts'
import { people } from './queries.ts'
import { usePerson } from './signed-in-person.ts'

/** The ids of those whose steps the reader may take; nobody's where they approve nothing themselves. */
export function useStandsInFor(): readonly string[] {
  const person = usePerson()
  const { data = [] } = useQuery({ ...people, enabled: person.roles.includes('leader') })
  return standsInFor(data, person.id, dayOf(new Date())).map(({ id }) => id)
}

/** `李某（今日由王某代理）`; empty for an unknown id. */
export function nameToday(known: readonly Person[], id: string): string {
  const person = known.find((one) => one.id === id)
  if (!person) return ''
  const substitute = known.find((one) => one.id === substituteOf(person, dayOf(new Date())))
  return substitute ? `${person.name}（今日可由${substitute.name}代理）` : person.name
}
