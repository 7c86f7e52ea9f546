/** Rendering: a frozen revision becomes a PDF in the file store, and reviewers can see it. */

import { sha256 } from '#shared/hash.ts'
import type { Pdf } from '#shared/issue.ts'
import { issueLabel } from '#shared/issue-label.ts'
import type { Task } from '#shared/work.ts'
import { act, SYSTEM } from '../acts/act.ts'
import type { WorkerDeps } from '../deps.ts'
import { commit } from '../store/commit.ts'
import { subjects } from '../store/keys.ts'
import { loadIssue, loadRevision } from '../store/load.ts'
import { changeIssue, changeRevision } from '../store/rows.ts'
import type { Claim, Outcome } from './run-work.ts'

/** Safe to run twice: the same content gives the same bytes, and a revision that has its PDF is left alone. */
export async function render(
  deps: WorkerDeps,
  { issueId, revision: number }: Extract<Task, { kind: 'render' }>,
  _claim: Claim,
): Promise<Outcome> {
  const [issue, revision] = await Promise.all([
    loadIssue(deps.table, issueId),
    loadRevision(deps.table, issueId, number),
  ])
  const { review } = issue
  // Withdrawn or returned meanwhile: nobody waits for this PDF.
  if (revision.pdf || review?.revision !== number) return null

  const subject = subjects.issue(issueId)
  let pdf: Pdf
  try {
    const printed = await deps.print(revision.content)
    const hash = await sha256(printed.pdf)
    const key = `issues/${issueId}/revision-${number}-${hash}.pdf`
    await deps.files.put(key, printed.pdf, 'application/pdf')
    pdf = { key, hash, bytes: printed.pdf.length, pages: printed.pages }
  } catch (error) {
    const reason = error instanceof Error ? error.message : String(error)
    if (review.renderFailure !== reason)
      await commit(deps.table, {
        writes: [changeIssue(issue, { ...issue, review: { ...review, renderFailure: reason } })],
        record: { subject, act: act(SYSTEM, deps.clock(), 'render-failed', issueLabel(issue), { why: reason }) },
      })
    throw error
  }
  await commit(deps.table, {
    writes: [
      changeIssue(issue, { ...issue, review: { ...review, pdf, renderFailure: null } }),
      changeRevision(revision, { ...revision, pdf }),
    ],
    record: {
      subject,
      act: act(SYSTEM, deps.clock(), 'rendered', issueLabel(issue), {
        facts: { revision: number, contentHash: revision.contentHash, pdfHash: pdf.hash, pages: pdf.pages },
      }),
    },
  })
  return null
}
