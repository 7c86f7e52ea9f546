/** The revision that is under review (or was signed) as its reader is shown it: its content, and what they knew before. */
import { z } from 'zod'
import type { Actor } from '#shared/centre/person.ts'
import { monthBefore, yearBefore } from '#shared/checks/figures/history.ts'
import { Content } from '#shared/content/content.ts'
import { Hash } from '#shared/fields.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Revision } from '#shared/issue/revision.ts'
import { Refusal } from '#shared/refusals.ts'
import { subjects } from '../store/keys.ts'
import { loadIssueWhole, loadRevision } from '../store/load.ts'
import { monthsBefore } from '../store/past-issues.ts'
import { latestEntries } from '../store/record.ts'
import type { Table } from '../store/table.ts'
import { PastFigures, pastFigures } from './past-figures.ts'

/** An earlier revision; `own`: the one that the reader last decided on, otherwise the one before. */
const Before = z.object({ revision: z.number(), own: z.boolean(), content: Content })

export const ReviewShown = z.object({
  revision: z.number(),
  contentHash: Hash,
  content: Content,
  ids: Revision.shape.ids,
  history: PastFigures.describe('上月和上年同月的指标'),
  before: Before.nullable().describe('与之相比标出改动的一稿：读者上次办理的一稿，没有办理过的为上一稿'),
  noBefore: z.string().nullable().describe('有上一稿而不能比较的，原因'),
})
export type ReviewShown = z.infer<typeof ReviewShown>

/** @throws Refusal `not-found` where nothing was sent to review yet, `damaged-content` */
export async function reviewShown(table: Table, reader: Pick<Actor, 'id'>, issueId: string): Promise<ReviewShown> {
  const { issue, publication } = await loadIssueWhole(table, issueId)
  const { review } = issue
  if (!review) throw new Refusal('not-found')
  const [{ revision, contentHash, content, ids }, before, months] = await Promise.all([
    loadRevision(table, issueId, review.revision),
    revisionBefore(table, reader, issue).catch(unreadable),
    monthsBefore(table, issue, publication, [monthBefore(issue.period), yearBefore(issue.period)]),
  ])
  const history = pastFigures(months)
  const noBefore = before instanceof Refusal ? before.message : null
  return {
    revision,
    contentHash,
    content,
    ...(ids && { ids }),
    history,
    before: before instanceof Refusal ? null : before,
    noBefore,
  }
}

/** What cannot be read of an earlier revision does not keep anybody from reading this one. */
function unreadable(error: unknown): Refusal {
  if (error instanceof Refusal) return error
  throw error
}

/** The revision that changes are told against; null for the first one. */
async function revisionBefore(
  table: Table,
  reader: Pick<Actor, 'id'>,
  { id, review }: Pick<Issue, 'id' | 'review'>,
): Promise<z.infer<typeof Before> | null> {
  const now = review?.revision ?? 0
  if (now < 2) return null
  const decided = await lastDecided(table, reader.id, { id, before: now })
  const { revision, content } = await loadRevision(table, id, decided ?? now - 1)
  return { revision, own: decided !== null, content }
}

const DECISIONS = ['approve', 'return', 'sign-off']
/** So far back the record is looked at; one who decided before that is shown what changed since the last revision. */
const MOST_ENTRIES = 500

/** The last revision before this one that the person approved or returned, as the record has it. */
async function lastDecided(table: Table, personId: string, { id, before }: { id: string; before: number }) {
  const entries = await latestEntries(table, subjects.issue(id), MOST_ENTRIES)
  const decided = entries.flatMap(({ who, what, facts: { revision } }) =>
    who.id === personId && DECISIONS.includes(what) && typeof revision === 'number' && revision < before
      ? [revision]
      : [],
  )
  return decided[0] ?? null
}
