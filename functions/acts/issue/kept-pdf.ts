/** The PDF of a revision out of the file store: the very bytes that were printed, or word that they are being put right. */
import type { Issue, Pdf } from '#shared/issue/issue.ts'
import { Refusal } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import type { Deps } from '../../deps.ts'
import { findHashed } from '../../files/hashed.ts'
import { loadRevision } from '../../store/load.ts'
import { putOnce } from '../../store/put-once.ts'

type Printed = { issueId: string; revision: number; pdf: Pdf }

/** @throws Refusal `damaged-pdf` where it is gone or has another hash; a worker then prints it anew (workers/restore-kept.ts). */
export async function readPdf(
  deps: Pick<Deps, 'files' | 'table' | 'clock'>,
  printed: Printed,
): Promise<Uint8Array<ArrayBuffer>> {
  const found = await findHashed(deps.files, printed.pdf)
  if (typeof found !== 'string') return found
  await restoreSoon(deps, printed)
  throw new Refusal('damaged-pdf')
}

/** Has it printed anew: however many come upon it at once, that is one piece of work; if it was given up, it begins again. */
export async function restoreSoon(
  { table, clock }: Pick<Deps, 'table' | 'clock'>,
  { issueId, revision }: Omit<Printed, 'pdf'>,
): Promise<void> {
  const id = `restore-${issueId.slice(0, 46)}-${revision}`
  await putOnce(table, workFor(id, { kind: 'render', issueId, revision }, clock()))
}

/**
 * What somebody is about to approve is still what was frozen and printed, byte for byte.
 * @throws Refusal `damaged-content`, `damaged-pdf`; `not-rendered`
 */
export async function mustBeIntact(deps: Deps, { id: issueId, review }: Issue): Promise<void> {
  if (!review?.pdf) throw new Refusal('not-rendered')
  const { contentHash } = await loadRevision(deps.table, issueId, review.revision)
  if (contentHash !== review.contentHash) throw new Refusal('damaged-content')
  await readPdf(deps, { issueId, revision: review.revision, pdf: review.pdf })
}
