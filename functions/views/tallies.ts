/** The tally of a span of months, read from its published issues and their submissions. */
import { z } from 'zod'
import { departmentName } from '#shared/centre/departments.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Publication } from '#shared/centre/publication.ts'
import { Id, Month } from '#shared/fields.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Span } from '#shared/tallies/period.ts'
import { ScoreRules } from '#shared/tallies/score-rules.ts'
import { countsOf, entriesOf, type TalliedIssue, TallyCounts, TallyEntry, talliesOf } from '#shared/tallies/tally.ts'
import { USUAL_SCORE_RULES } from '#shared/tallies/usual-score.ts'
import { beginningOf } from '#shared/text.ts'
import { eachSubmission, loadPublication } from '../store/load.ts'
import { pageOfList } from '../store/pages.ts'
import { orWhyNot } from '../store/row-json.ts'
import type { Table } from '../store/table.ts'
import { listZeroReports } from '../store/zero-reports.ts'
import { issuesOfSpan } from './issues-of-span.ts'

const IssueOf = z.object({ issueId: Id, label: z.string(), period: Month })

export const Tallies = z.object({
  rules: ScoreRules,
  issues: z.array(IssueOf).describe('计入的各期，由近及远'),
  unpublished: z.array(IssueOf).describe('还没有签发、没有计入的各期'),
  backIssues: z.number().int().describe('补录的往期，没有来稿，没有计入'),
  unread: z.number().int().describe('无法读取、没有计入的记录'),
  rows: z.array(TallyCounts.extend({ departmentId: Id, name: z.string() })),
  total: TallyCounts,
})

export const TallyOfDepartment = z.object({
  name: z.string(),
  entries: z.array(
    TallyEntry.omit({ departmentId: true }).extend({ n: z.number().int().describe('序号'), label: z.string() }),
  ),
  next: z.string().nullable().describe('下一页的 after；没有下一页时为 null'),
})

/** One beyond those who hand in sees all; a contributor the own department alone. */
const seesAll = ({ roles }: Actor) => roles.some((role) => role !== 'contributor')

/** @throws Refusal `months-reversed` or `too-many-months` */
export async function readTallies(table: Table, actor: Actor, publicationId: string, span: Span) {
  const { publication, rules, read } = await readSpan(table, publicationId, span)
  const own = (id: string) => seesAll(actor) || id === actor.departmentId
  const entries = entriesOf(read.counted, rules).filter(({ departmentId }) => own(departmentId))
  const roster = publication.departments.map(({ id }) => id).filter(own)
  const rows = talliesOf(entries, roster).map((row) => ({
    ...row,
    name: departmentName(publication, row.departmentId),
  }))
  return {
    rules,
    issues: read.published.map(asIssueOf),
    unpublished: read.unpublished.map(asIssueOf),
    backIssues: read.backIssues,
    unread: read.unread,
    rows,
    total: countsOf(entries),
  }
}

/** What the numbers of a department count, by pages. @throws Refusal `not-found` to another department */
export async function readTallyOf(
  table: Table,
  actor: Actor,
  asked: { publicationId: string; departmentId: string; span: Span; after?: string | undefined; limit: number },
) {
  const { departmentId, after, limit } = asked
  if (!seesAll(actor) && departmentId !== actor.departmentId) throw new Refusal('not-found')
  const { publication, rules, read } = await readSpan(table, asked.publicationId, asked.span)
  const labels = new Map(read.published.map((issue) => [issue.id, issueLabel(issue)]))
  const all = entriesOf(read.counted, rules).filter((entry) => entry.departmentId === departmentId)
  const rows = all.map(({ departmentId: _, ...entry }, n) => ({
    ...{ ...entry, n, text: beginningOf(entry.text, BEGINNING) },
    label: labels.get(entry.issueId) ?? '',
  }))
  const page = await pageOfList({ rows }, { list: 'tally', after, limit, keyOf: ({ n }) => `${n}` })
  return { name: departmentName(publication, departmentId), entries: page.rows, next: page.next }
}

/** Two lines of a list hold so many characters. */
const BEGINNING = 100

async function readSpan(table: Table, publicationId: string, span: Span) {
  const publication = await loadPublication(table, publicationId)
  const read = await readIssues(table, publication, span)
  return { publication, rules: publication.score ?? USUAL_SCORE_RULES, read }
}

const asIssueOf = (issue: Issue) => ({ issueId: issue.id, label: issueLabel(issue), period: issue.period })

type Read = {
  published: Issue[]
  unpublished: Issue[]
  backIssues: number
  unread: number
  counted: TalliedIssue[]
}

async function readIssues(table: Table, { id }: Publication, span: Span): Promise<Read> {
  const { issues, unread } = await issuesOfSpan(table, id, span)
  const read: Read = { published: [], unpublished: [], backIssues: 0, unread, counted: [] }
  for (const issue of issues) {
    // What is corrected was counted with its original.
    if (issue.corrects) continue
    if (issue.origin === 'imported') read.backIssues += 1
    else if (issue.state === 'published') read.published.push(issue)
    else read.unpublished.push(issue)
  }
  for (const issue of read.published) {
    const submissions: Submission[] = []
    const [zeroReports] = await Promise.all([
      orWhyNot(listZeroReports(table, issue.id)),
      (async () => {
        for await (const { row } of eachSubmission(table, issue.id))
          if (row instanceof Refusal) read.unread += 1
          else submissions.push(row)
      })(),
    ])
    if (zeroReports instanceof Refusal) read.unread += 1
    read.counted.push({ issue, submissions, zeroReports: zeroReports instanceof Refusal ? [] : zeroReports })
  }
  return read
}
