/** That a review can be taken to its end: found when it is sent and at each step, not when the last one is reached. */
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { stepsOf } from '#shared/issue/issue-workflow.ts'
import { oneForEach } from '#shared/issue/one-for-each.ts'
import { type Takers, takersOf, whoMends, whyShort } from '#shared/issue/takers.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Write } from '../../store/commit.ts'
import { expectPerson, listPeople, loadPeople } from '../../store/people.ts'
import type { Table } from '../../store/table.ts'

/**
 * The steps that are left with who can take them; and someone else for each, who must still be so at the commit.
 * @throws Refusal `nobody-for-step`, with which step, why, and who can mend it
 */
export async function mustBeTakable(
  table: Table,
  issue: Issue,
  publication: Publication,
): Promise<{ takers: Takers[]; expects: Write[] }> {
  const ids = stepsOf(issue, publication).flatMap(({ approvers }) => approvers)
  const takers = takersOf(issue, publication, await loadPeople(table, ids))
  const { chosen, short } = oneForEach(takers)
  if (chosen) return { takers, expects: chosen.map(expectPerson) }
  throw new Refusal('nobody-for-step', [
    { path: 'steps', message: `${whyShort(takers, short)}。${whoMends(await listPeople(table))}` },
  ])
}
