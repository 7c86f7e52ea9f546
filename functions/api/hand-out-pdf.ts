/** Giving out the PDF of a revision and the picture of its first page, to be shown; what was issued may lie in a browser's cache, what is under review needs a right each time. */
import type { Context } from 'hono'
import type { Publication } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { pdfName } from '#shared/issue/issue-label.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { Refusal } from '#shared/refusals.ts'
import { readPdf } from '../acts/issue/kept-pdf.ts'
import type { Deps } from '../deps.ts'
import { findHashed } from '../files/hashed.ts'
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
  return handOut(
    c,
    deps.files,
    { bytes, type: 'application/pdf', name: pdfName(publication.name, issue), how: 'inline' },
    cached(issue, revision),
  )
}

/** A picture of its first page. @throws Refusal `not-found` where there is none of this revision, or it is damaged */
export async function handOutFirstPage(c: Context<ApiEnv>, deps: Deps, issue: Issue, revision: number) {
  const kept = issue.review?.revision === revision ? issue.review.firstPage : undefined
  const bytes = kept ? await findHashed(deps.files, kept) : 'missing'
  if (typeof bytes === 'string') throw new Refusal('not-found')
  const file = { bytes, type: 'image/webp', name: '第一页.webp', how: 'inline' } as const
  return handOut(c, deps.files, file, cached(issue, revision))
}

function cached({ state, review }: Issue, revision: number) {
  const issued = state === 'published' && review?.revision === revision
  return { 'cache-control': issued ? 'private, max-age=31536000, immutable' : 'no-store' }
}
