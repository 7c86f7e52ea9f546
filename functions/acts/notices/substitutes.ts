/** Reads today's substitutes of those who may take a step: they are asked, and told, like the ones they stand in for. */
import { dayOf } from '#shared/calendar.ts'
import type { Person } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { type AskedToday, askedToday, substitutesOf } from '#shared/issue/asked-today.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { stepsOf } from '#shared/issue/issue-workflow.ts'
import { type Takers, takersOf } from '#shared/issue/takers.ts'
import { loadPeople } from '../../store/people.ts'
import type { Table } from '../../store/table.ts'
import type { Working } from '../centre/holds.ts'

type Asking = { table: Table; publication: Publication; now: Date }

/** `takers`: of the steps that the issue still has before it. */
export async function askedNow(
  { table, publication, now }: Asking,
  issue: Issue,
  takers: readonly Takers[],
): Promise<AskedToday> {
  const day = dayOf(now)
  const ids = substitutesOf(takers, day)
  const known = ids.length > 0 ? await loadPeople(table, ids) : new Map<string, Person>()
  return askedToday({ issue, publication }, { takers, known, day })
}

/** Who can take the steps that are left, as the rows of people say now. */
export const takersNow = async ({ table, publication }: Omit<Asking, 'now'>, issue: Issue): Promise<Takers[]> =>
  takersOf(
    issue,
    publication,
    await loadPeople(
      table,
      stepsOf(issue, publication).flatMap(({ approvers }) => approvers),
    ),
  )

/** What stands at a step that `absent`'s substitute of this day can decide on: `2026年第2期“处室审核”`. */
export function waitingFor(
  working: readonly Working[],
  { absent, known, day }: { absent: Person; known: ReadonlyMap<string, Person>; day: string },
): string[] {
  const people = new Map([...known, [absent.id, absent]])
  return working.flatMap(({ publication, issues }) =>
    issues
      .filter(({ state }) => state === 'review')
      .flatMap((issue) => {
        const takers = takersOf(issue, publication, people)
        const { asked } = askedToday({ issue, publication }, { takers, known: people, day })
        return asked.some(({ onBehalfOf }) => onBehalfOf === absent.id)
          ? [`${issueLabel(issue)}“${takers[0]?.step.name}”`]
          : []
      }),
  )
}
