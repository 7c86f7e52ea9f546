/** Saying that one is at the desk of an issue, and in which item: nothing else changes, and it is on no record. */
import type { Actor } from '#shared/centre/person.ts'
import { whyNotEdit } from '#shared/issue/issue-workflow.ts'
import { heardAt, othersAt, type PresenceRequest, type Present } from '#shared/issue/presence.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../../deps.ts'
import { readPresence, writePresence } from '../../store/at-desk.ts'
import { commit } from '../../store/commit.ts'
import { loadIssue } from '../../store/load.ts'
import { decideAnew } from '../decide-anew.ts'

/** Answers the others who are there. @throws Refusal who may not edit it; `busy` */
export async function sayPresent(
  deps: Deps,
  actor: Actor,
  issueId: string,
  { itemId }: PresenceRequest,
): Promise<Present[]> {
  const refusal = whyNotEdit(await loadIssue(deps.table, issueId), actor)
  if (refusal) throw new Refusal(refusal)
  return decideAnew(async () => {
    const now = deps.clock()
    const read = await readPresence(deps.table, issueId)
    const people = heardAt(read, { id: actor.id, name: actor.name, itemId }, now)
    await commit(deps.table, { writes: [writePresence(issueId, read, people, now)] })
    return othersAt(read, actor.id, now)
  })
}
