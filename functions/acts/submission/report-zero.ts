/** 本期无稿: a department says that it has no news, or takes that back; and it falls when the department hands a text in. */

import { departmentName } from '#shared/centre/departments.ts'
import type { Actor } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { MORE_ISSUE_NOTICES } from '#shared/notices.ts'
import { Refusal } from '#shared/refusals.ts'
import type { ZeroReportRequest } from '#shared/requests.ts'
import type { ZeroReport } from '#shared/submission/zero-report.ts'
import { whyNotTakeBackZeroReport, whyNotZeroReport } from '#shared/submission/zero-report-rules.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { commit, type Write } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { listSubmissions, loadIssueWhole } from '../../store/load.ts'
import { expectInput } from '../../store/rows.ts'
import type { Table } from '../../store/table.ts'
import { readZeroReport, writeZeroReport } from '../../store/zero-reports.ts'
import { act } from '../act.ts'
import { noticesOf } from '../notices/notices.ts'
import { among, tellingWhatHappened } from '../overtaken.ts'

const recordedAs = ({ stands }: Pick<ZeroReportRequest, 'stands'>) => (stands ? 'zero-report' : 'take-back-zero-report')

/** @throws Refusal `overtaken` by someone of the same department; `has-news` and what else stands in the way */
export const reportZero = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  request: ZeroReportRequest,
): Promise<ZeroReport> =>
  tellingWhatHappened(
    deps,
    actor,
    {
      subject: subjects.issue(issueId),
      tells: ({ facts }) => facts.departments === actor.departmentId,
      same: among([recordedAs(request)]),
    },
    () => reportOnce(deps, actor, issueId, request),
  )

async function reportOnce(
  deps: Deps,
  actor: Actor,
  issueId: string,
  { version, stands }: ZeroReportRequest,
): Promise<ZeroReport> {
  const departmentId = actor.departmentId ?? ''
  const [{ issue, publication, head }, submissions, read] = await Promise.all([
    loadIssueWhole(deps.table, issueId),
    listSubmissions(deps.table, issueId),
    readZeroReport(deps.table, issueId, departmentId),
  ])
  const refusal = stands ? whyNotZeroReport(actor, issue, submissions) : whyNotTakeBackZeroReport(actor, issue)
  if (refusal) throw new Refusal(refusal)
  // Asked twice, since no answer came: it is done once.
  if (read?.stands === stands) return read
  if (read === null && !stands) throw new Refusal('not-found')
  if ((read?.version ?? 0) !== version) throw new Refusal('stale')
  const now = deps.clock()
  const next = { issueId, departmentId, stands, by: { id: actor.id, name: actor.name }, at: now.toISOString() }
  const what = recordedAs({ stands })
  const { tasks } = await noticesOf(MORE_ISSUE_NOTICES[what], {
    ...{ table: deps.table, now, actor, publication, before: issue, issue, reason: '' },
    entry: { departmentId, version: version + 1 },
  })
  await commit(deps.table, {
    writes: [writeZeroReport(read, next), expectInput(issue)],
    record: {
      head,
      subject: subjects.issue(issueId),
      act: act(actor, now, what, departmentName(publication, departmentId), { facts: { departments: departmentId } }),
    },
    work: tasks.map((task) => workFor(deps.newId(), task, now)),
  })
  return { ...next, version: version + 1 }
}

/**
 * A department that hands in has news. Written also where there was nothing to take back: of a zero report and a text
 * that come at once, the second then knows of the first.
 */
export async function withoutZeroReport(
  table: Table,
  { id: issueId }: Pick<Issue, 'id'>,
  departmentId: string,
  { actor, now }: { actor: Pick<Actor, 'id' | 'name'>; now: Date },
): Promise<{ write: Write; fell: boolean }> {
  const read = await readZeroReport(table, issueId, departmentId)
  const by = { id: actor.id, name: actor.name }
  return {
    write: writeZeroReport(read, { issueId, departmentId, stands: false, by, at: now.toISOString() }),
    fell: read?.stands === true,
  }
}
