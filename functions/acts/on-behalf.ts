/** Deciding for somebody who is absent: how both names are kept, and what must hold of both when it is written. */
import type { Facts } from '#shared/audit-facts.ts'
import type { Person } from '#shared/centre/person.ts'
import type { OnBehalfOf } from '#shared/centre/substitution.ts'
import { isLeader } from '#shared/issue/takers.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Write } from '../store/commit.ts'
import { loadPerson } from '../store/load.ts'
import { expectPerson } from '../store/people.ts'
import { expectPublication } from '../store/rows.ts'
import type { Moving } from './effect.ts'

/** `absent`: in whose right it is done, where that is somebody else’s. */
export const onBehalf = (absent: Person | undefined): { onBehalfOf?: OnBehalfOf } =>
  absent ? { onBehalfOf: { personId: absent.id, personName: absent.name } } : {}

export const onBehalfFacts = (absent: Person | undefined): Facts =>
  absent ? { onBehalfOf: absent.name, onBehalfOfId: absent.id } : {}

/**
 * At the commit the one who decides is still here, a leader, and named for the step or by somebody who is.
 * @throws Refusal `not-allowed`
 */
export async function expectsApprovers(
  { deps, publication, actor }: Pick<Moving, 'deps' | 'publication' | 'actor'>,
  absent: Person | undefined,
): Promise<Write[]> {
  const person = await loadPerson(deps.table, actor.id)
  if (!isLeader(person)) throw new Refusal('not-allowed')
  return [expectPerson(person), ...(absent ? [expectPerson(absent)] : []), expectPublication(publication)]
}
