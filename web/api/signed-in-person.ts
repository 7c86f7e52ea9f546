/** The person who is signed in, for every page inside the shell. */
import { createContext, useContext } from 'react'
import type { Person } from '#shared/centre/person.ts'

export const PersonContext = createContext<Person | null>(null)

export function usePerson(): Person {
  const person = useContext(PersonContext)
  // The shell renders pages only with a person; a page outside of it is a mistake of ours.
  if (!person) throw new Error('usePerson outside of the shell')
  return person
}
