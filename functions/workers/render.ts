/** Rendering: a frozen revision becomes a PDF in the file store, and reviewers can see it; a damaged one is put right. */

import { Content } from '#shared/content/content.ts'
import { whyTooLarge } from '#shared/distribution/mail-size.ts'
import { sha256 } from '#shared/hash.ts'
import type { Pdf, Review } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import type { Revision } from '#shared/issue/revision.ts'
import { loosely } from '#shared/loosely.ts'
import { ISSUE_NOTICES } from '#shared/notices.ts'
import { Refusal } from '#shared/refusals.ts'
import { SYSTEM } from '#shared/system.ts'
import { type Task, type Work, workFor } from '#shared/work.ts'
import { act } from '../acts/act.ts'
import { letterNow } from '../acts/issue/kept-letter.ts'
import { noticesOf } from '../acts/notices/notices.ts'
import type { WorkerDeps } from '../deps.ts'
import { keepHashed } from '../files/hashed.ts'
import { largestLetter } from '../mail/issue-letter.ts'
import { failureInWords } from '../print/failure.ts'
import { commit } from '../store/commit.ts'
import { subjects } from '../store/keys.ts'
import { type IssueWhole, loadIssueWhole, loadRevision } from '../store/load.ts'
import { changeRevision, moveIssueOn } from '../store/rows.ts'
import type { Claim, GoOnAt } from './claim.ts'
import { restoreKept } from './restore-kept.ts'

const MOVES = {
  reviewed: ['rendered', 'render-failed'],
  imported: ['import-rendered', 'import-render-failed'],
} as const

/** Safe to run twice: the same content gives the same bytes, and a revision that has its PDF is left alone. */
export async function render(
  deps: WorkerDeps,
  { issueId, revision: number }: Extract<Task, { kind: 'render' }>,
  _claim: Claim,
): Promise<GoOnAt> {
  const { issue, publication } = await loadIssueWhole(deps.table, issueId)
  const { review } = issue
  const [done, failed] = MOVES[issue.origin === 'imported' ? 'imported' : 'reviewed']
  const subject = subjects.issue(issueId)
  const fails = async (reason: string) => {
    if (!review || review.renderFailure === reason) return
    await commit(deps.table, {
      writes: [moveIssueOn(issue, failed, { review: { ...review, renderFailure: reason } })],
      record: { subject, act: act(SYSTEM, deps.clock(), 'render-failed', issueLabel(issue), { why: reason }) },
      // Of the next reasons its editor reads when the first is told.
      work: review.renderFailure === null ? await toBeTold(deps, { issue, publication }, { failed, reason }) : [],
    })
  }
  let revision: Revision
  try {
    revision = await loadRevision(deps.table, issueId, number)
  } catch (error) {
    // Nothing can be printed of what is not what was frozen.
    if (!(error instanceof Refusal) || error.code !== 'damaged-content') throw error
    if (review?.revision === number && !review.pdf) await fails(error.message)
    return null
  }
  await restoreKept(deps, { issue, publication }, revision).catch(async (error: unknown) => {
    if (review?.revision === number && !review.pdf) await fails(failureInWords(error))
    throw error
  })
  if (revision.pdf) return null
  // Withdrawn or returned meanwhile: nobody waits for this PDF.
  if (review?.revision !== number) return null

  mustKnowAll(revision.content)
  let pdf: Pdf
  let firstPage: Review['firstPage']
  try {
    const printed = await deps.print(revision.content)
    const tooLarge = await whyNotMailed(deps, { issue, publication }, printed.pdf.length)
    // The same content prints as large again: until someone changes it, nothing is left to do.
    if (tooLarge) {
      await fails(tooLarge)
      return null
    }
    const hash = await sha256(printed.pdf)
    const key = `issues/${issueId}/revision-${number}-${hash}.pdf`
    await keepHashed(deps.files, key, printed.pdf, 'application/pdf')
    pdf = { key, hash, bytes: printed.pdf.length, pages: printed.pages }
    firstPage = await keepFirstPage(deps, issueId, printed.pdf)
  } catch (error) {
    await fails(failureInWords(error))
    throw error
  }
  await commit(deps.table, {
    writes: [
      moveIssueOn(issue, done, { review: { ...review, pdf, firstPage, renderFailure: null } }),
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

/** What passes by itself, as a browser that crashed once, is told to nobody. */
const TOLD_AFTER_MS = 5 * 60_000

async function toBeTold(
  deps: WorkerDeps,
  { issue, publication }: Pick<IssueWhole, 'issue' | 'publication'>,
  { failed, reason }: { failed: (typeof MOVES)[keyof typeof MOVES][1]; reason: string },
): Promise<Work[]> {
  const now = deps.clock()
  const about = { table: deps.table, now, actor: null, publication, before: issue, issue, reason }
  const { tasks } = await noticesOf(ISSUE_NOTICES[failed], about)
  const dueAt = new Date(now.getTime() + TOLD_AFTER_MS).toISOString()
  return tasks.map((task) => ({ ...workFor(deps.newId(), task, now), dueAt }))
}

/** Beside the PDF, under its own hash; a review goes on without one. */
async function keepFirstPage(deps: WorkerDeps, issueId: string, pdf: Uint8Array): Promise<Review['firstPage']> {
  const picture = await deps.drawFirstPage(pdf)
  if (!picture) return undefined
  const hash = await sha256(picture)
  const key = `issues/${issueId}/first-page-${hash}.webp`
  try {
    await keepHashed(deps.files, key, picture, 'image/webp')
    return { key, hash }
  } catch (error) {
    deps.log({ level: 'warn', event: 'first-page-not-kept', error })
    return undefined
  }
}

const WholeContent = loosely(Content, 'refused')

/** @throws Refusal `newer-row` where a later release put more into it: what is printed is the whole of it */
function mustKnowAll(content: Content): void {
  const { error } = WholeContent.safeParse(content)
  if (error) throw new Refusal('newer-row', [], { cause: `content: ${error.message}` })
}

/** Why the mail with this PDF would be turned away, known before anyone approves it; null where nothing is known against it. */
async function whyNotMailed(
  deps: WorkerDeps,
  whole: Pick<IssueWhole, 'issue' | 'publication'>,
  pdfBytes: number,
): Promise<string | null> {
  const taken = (await deps.mailer.mostBytes()) ?? Number.POSITIVE_INFINITY
  const { letter } = await letterNow(deps, whole)
  return whyTooLarge(await largestLetter(whole.issue, letter, pdfBytes), Math.min(deps.place.mailMostBytes, taken))
}
