/** Finds the steps of a leader that their substitute could never take, because a later or earlier one would lack its person. */
import type { Person } from '#shared/centre/person.ts'
import { whyNotEnough } from '#shared/issue/asked-today.ts'
import { isLeader, whoMends } from '#shared/issue/takers.ts'
import type { Working } from './holds.ts'

type Pair = { absent: Person; substitute: Person; known: ReadonlyMap<string, Person> }

/** In sentences, with who can mend it; by the settings alone, whatever an issue adds (asked-today.ts). */
export function whatTheyCannotTake(working: readonly Working[], { absent, substitute, known }: Pair): string[] {
  return working.flatMap(({ publication: { name, steps } }) =>
    steps
      .filter(({ approvers }) => approvers.includes(absent.id) && !approvers.includes(substitute.id))
      .flatMap((step) => {
        const others = steps
          .filter((one) => one !== step)
          .map((one) => ({
            step: one,
            may: one.approvers.flatMap((id) => known.get(id) ?? []).filter(isLeader),
            mayNot: [],
          }))
        const lacking = whyNotEnough(others, [absent.id, substitute.id])
        return lacking === null
          ? []
          : [
              `《${name}》的“${step.name}”不能由${substitute.name}代为办理：代为办理后，${lacking}。请另选代理人，或${whoMends(known.values())}。`,
            ]
      }),
  )
}
