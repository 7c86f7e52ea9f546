/**
 * Finds what holds a record of the centre in its place: what others rest on it, found in base rows and held to in the
 * transaction. The list of all such pairs is docs/decisions/0022.
 */
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Refusal, type RefusalCode, type RefusalDetail } from '#shared/refusals.ts'
import type { Write } from '../../store/commit.ts'
import { expectInWork, type InWork, issuesInWork, readInWork } from '../../store/in-work.ts'
import { listPublications } from '../../store/load.ts'
import { expectIssue, expectPublication } from '../../store/rows.ts'
import type { Table } from '../../store/table.ts'

export type Hold = {
  /** What stands against the change, each with its place; it is refused. */
  against?: RefusalDetail[]
  /** What follows of the change, in sentences: it is done once whoever asks for it has seen them. */
  consequences?: string[]
  /** What must still be so at the commit. */
  expects?: Write[]
}

/**
 * All of them as one: the writes that hold to what was read, and the consequences, for the record.
 * @throws Refusal `code` with all that stands against it; `has-consequences` with those that are not in `despite`.
 */
export function heldBy(
  holds: readonly Hold[],
  { code, despite }: { code: RefusalCode; despite: readonly string[] },
): { expects: Write[]; consequences: string[] } {
  const against = holds.flatMap((hold) => hold.against ?? [])
  if (against.length > 0) throw new Refusal(code, against)
  const consequences = holds.flatMap((hold) => hold.consequences ?? [])
  mustBeSeen(consequences, despite)
  return { expects: holds.flatMap((hold) => hold.expects ?? []), consequences }
}

/** @throws Refusal `has-consequences` */
export function mustBeSeen(consequences: readonly string[], despite: readonly string[]): void {
  const unseen = consequences.filter((sentence) => !despite.includes(sentence))
  if (unseen.length > 0)
    throw new Refusal(
      'has-consequences',
      consequences.map((message) => ({ path: 'despite', message })),
    )
}

/** A publication with all that is in work of it. */
export type Working = { publication: Publication; inWork: InWork; issues: Issue[] }

export const workingOf = async (table: Table, publication: Publication): Promise<Working> => {
  const inWork = await readInWork(table, publication.id)
  return { publication, inWork, issues: await issuesInWork(table, inWork) }
}

export const allWorking = async (table: Table): Promise<Working[]> =>
  Promise.all((await listPublications(table)).map((publication) => workingOf(table, publication)))

/** The same issues are in work, none moved on, and the settings are those that were read. */
export const expectWorking = ({ publication, inWork, issues }: Working): Write[] => [
  expectPublication(publication),
  expectInWork(inWork),
  ...issues.map(expectIssue),
]
