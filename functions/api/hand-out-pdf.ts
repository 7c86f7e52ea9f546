/** Giving out the PDF of a revision, to be shown; what was issued may lie in a browser's cache, what is under review needs a right each time. */
import type { Context } from 'hono'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { pdfName } from '#shared/issue/issue-label.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Refusal } from '#shared/refusals.ts'
import { readPdf } from '../acts/issue/kept-pdf.ts'
import type { Deps } from '../deps.ts'
import { handOut } from './hand-out.ts'
import type { ApiEnv } from './route.ts'

/** @throws Refusal `not-found` where it was not printed, `damaged-pdf` */
export async function handOutPdf(
  c: Context<ApiEnv>,
  deps: Deps,
  { issue, publication, frozen }: { issue: Issue; publication: Publication; frozen: Revision },
) {
  const { issueId, revision, pdf } = frozen
  if (!pdf) throw new Refusal('not-found')
  const bytes = await readPdf(deps, { issueId, revision, pdf })
  const issued = issue.state === 'published' && issue.review?.revision === revision
  const kept = { 'cache-control': issued ? 'private, max-age=31536000, immutable' : 'no-store' }
  return handOut(
    c,
    deps.files,
    { bytes, type: 'application/pdf', name: pdfName(publication.name, issue), how: 'inline' },
    kept,
  )
}
