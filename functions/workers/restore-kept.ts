/** Restores the damaged or lost files of a revision from the frozen content, and takes one only if it is the same file again. */

import type { Facts } from '#shared/audit-facts.ts'
import { sha256 } from '#shared/hash.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { MORE_ISSUE_NOTICES } from '#shared/notices.ts'
import { REFUSALS, Refusal } from '#shared/refusals.ts'
import { SYSTEM } from '#shared/system.ts'
import { workFor } from '#shared/work.ts'
import { act } from '../acts/act.ts'
import { keptLetter, letterFile } from '../acts/issue/kept-letter.ts'
import { noticesOf } from '../acts/notices/notices.ts'
import type { WorkerDeps } from '../deps.ts'
import { findHashed, type Kept, keepHashed } from '../files/hashed.ts'
import { letterOf } from '../mail/issue-letter.ts'
import { commit } from '../store/commit.ts'
import { subjects } from '../store/keys.ts'
import type { IssueWhole } from '../store/load.ts'
import { loadRecord } from '../store/record.ts'

type Whole = Pick<IssueWhole, 'issue' | 'publication'>
type Made = {
  /** How people call it. */
  file: 'PDF' | '邮件'
  type: string
  kept: Kept
  /** On the record beside the revision. */
  facts: Facts
  make: () => Promise<Uint8Array<ArrayBuffer>>
}

/** Leaves alone what is as it was. Where another file comes out, that is not kept, and the editor is told. */
export async function restoreKept(deps: WorkerDeps, whole: Whole, { revision, content, pdf }: Revision): Promise<void> {
  const { review } = whole.issue
  if (review?.revision === revision && review.letterHash)
    await restore(deps, whole, {
      file: '邮件',
      type: 'application/json',
      kept: keptLetter(review.letterHash),
      facts: { revision, letterHash: review.letterHash },
      make: async () => letterFile(letterOf(deps.place, { ...whole, content })),
    })
  if (pdf)
    await restore(deps, whole, {
      file: 'PDF',
      type: 'application/pdf',
      kept: pdf,
      facts: { revision, pdfHash: pdf.hash },
      make: async () => (await deps.print(content)).pdf,
    })
}

async function restore(deps: WorkerDeps, whole: Whole, made: Made): Promise<void> {
  const { kept, make, type, file } = made
  if (typeof (await findHashed(deps.files, kept)) !== 'string') return
  let bytes: Uint8Array<ArrayBuffer>
  try {
    bytes = await make()
  } catch (error) {
    // What lies damaged itself is not printed by trying again.
    if (!(error instanceof Refusal) || REFUSALS[error.code].status >= 500) throw error
    await tellOnce(deps, whole, made, error.message)
    return
  }
  if ((await sha256(bytes)) !== kept.hash) {
    await tellOnce(deps, whole, made, `重新生成的${file}与原来的不同，没有采用`)
    return
  }
  await keepHashed(deps.files, kept.key, bytes, type)
  await commit(deps.table, { writes: [], record: recordOf(deps, whole, made, { what: 'restored', why: null }) })
}

const recordOf = (
  deps: WorkerDeps,
  { issue }: Whole,
  { facts }: Made,
  { what, why }: { what: 'restored' | 'restore-failed'; why: string | null },
) => ({
  subject: subjects.issue(issue.id),
  act: act(SYSTEM, deps.clock(), what, issueLabel(issue), { why, facts }),
})

/** On the record and by mail to whoever sent it to review; not again before it was put right. */
async function tellOnce(deps: WorkerDeps, whole: Whole, made: Made, reason: string): Promise<void> {
  const { issue } = whole
  const { file, kept } = made
  const { entries } = await loadRecord(deps, subjects.issue(issue.id))
  const isAboutIt = ({ pdfHash, letterHash }: Facts) => pdfHash === kept.hash || letterHash === kept.hash
  const last = entries.findLast(
    ({ what, facts }) => (what === 'restored' || what === 'restore-failed') && isAboutIt(facts),
  )
  if (last?.what === 'restore-failed') return
  deps.log({ level: 'error', event: 'restore-failed', issue: issue.id, key: kept.key, reason })
  const { tasks } = await noticesOf(MORE_ISSUE_NOTICES['restore-failed'], {
    ...whole,
    table: deps.table,
    now: deps.clock(),
    actor: null,
    before: issue,
    reason,
    file,
  })
  await commit(deps.table, {
    writes: [],
    record: recordOf(deps, whole, made, { what: 'restore-failed', why: reason }),
    work: tasks.map((task) => workFor(deps.newId(), task, deps.clock())),
  })
}
