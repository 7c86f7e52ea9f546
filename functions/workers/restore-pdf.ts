/** A kept PDF that is damaged or gone: printed anew from the frozen content, and taken only if it is the same file again. */

import { sha256 } from '#shared/hash.ts'
import type { Issue, Pdf } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Refusal } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import { act, SYSTEM } from '../acts/act.ts'
import type { WorkerDeps } from '../deps.ts'
import { findHashed, keepHashed } from '../files/hashed.ts'
import { commit } from '../store/commit.ts'
import { subjects } from '../store/keys.ts'
import { loadRecord } from '../store/record.ts'

/** Leaves a file alone that is what it was. Another file than was printed before is never kept: the editor is told. */
export async function restorePdf(
  deps: WorkerDeps,
  issue: Issue,
  { revision, content }: Revision,
  pdf: Pdf,
): Promise<void> {
  const found = await findHashed(deps.files, pdf)
  if (typeof found !== 'string') return
  let printed: Uint8Array<ArrayBuffer>
  try {
    printed = (await deps.print(content)).pdf
  } catch (error) {
    // What lies damaged itself is not printed by trying again.
    if (!(error instanceof Refusal)) throw error
    await tellOnce(deps, issue, revision, error.message)
    return
  }
  const hash = await sha256(printed)
  if (hash !== pdf.hash) {
    await tellOnce(deps, issue, revision, `重新排出的 PDF 与原来的不是同一份（${hash}）`)
    return
  }
  await keepHashed(deps.files, pdf.key, printed, 'application/pdf')
  await commit(deps.table, {
    writes: [],
    record: {
      subject: subjects.issue(issue.id),
      act: act(SYSTEM, deps.clock(), 'restored', issueLabel(issue), { facts: { revision, pdfHash: hash } }),
    },
  })
}

/** On the record and by mail to whoever sent it to review; not again before it was put right. */
async function tellOnce(deps: WorkerDeps, issue: Issue, revision: number, why: string): Promise<void> {
  const subject = subjects.issue(issue.id)
  const { entries } = await loadRecord(deps.table, subject)
  const last = entries.findLast(
    ({ what, facts }) => facts.revision === revision && (what === 'restored' || what === 'restore-failed'),
  )
  if (last?.what === 'restore-failed') return
  const now = deps.clock()
  deps.log({ level: 'error', event: 'restore-failed', issue: issue.id, revision, reason: why })
  const notice = { mail: 'pdf-damaged', issueId: issue.id, personId: issue.review?.sentBy ?? issue.createdBy } as const
  await commit(deps.table, {
    writes: [],
    record: { subject, act: act(SYSTEM, now, 'restore-failed', issueLabel(issue), { why, facts: { revision } }) },
    work: [workFor(deps.newId(), { kind: 'notice', notice: { ...notice, reason: why } }, now)],
  })
}
