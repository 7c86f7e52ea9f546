/** The substitutes of a day: for whom each stands in, and how the two names are written. */
import type { Person } from './person.ts'
import type { Substitution } from './substitution.ts'

/** In days, the first and the last included: a longer absence is for the settings of the publication. */
export const LONGEST_SUBSTITUTION = 366

/** Who may act for this person on a day (`YYYY-MM-DD`), or null: a person who may not approve any more hands nothing on. */
export const substituteOf = ({ active, roles, substitute }: Person, day: string): string | null =>
  substitute && active && roles.includes('leader') && substitute.from <= day && day <= substitute.until
    ? substitute.personId
    : null

/** Those of `people` for whom the actor stands in on a day; never through a third person. */
export const standsInFor = (people: Iterable<Person>, actorId: string, day: string): Person[] =>
  [...people].filter((person) => substituteOf(person, day) === actorId)

/** Those of `people` who named this one for days that are not over yet. */
export const namedBy = (
  people: Iterable<Person>,
  personId: string,
  day: string,
): (Person & { substitute: Substitution })[] =>
  [...people].flatMap((person) => {
    const { substitute } = person
    return substitute?.personId === personId && day <= substitute.until ? [{ ...person, substitute }] : []
  })

/** As offices write it: `王某（代李某）`. */
export const signedName = ({
  personName,
  onBehalfOf,
}: {
  personName: string
  onBehalfOf?: { personName: string } | undefined
}): string => (onBehalfOf ? `${personName}（代${onBehalfOf.personName}）` : personName)
