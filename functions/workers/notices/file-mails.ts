/** Composes the mails about an issue's files, with the facts of now: one that is damaged, and a PDF that does not come. */
import { fileDamaged } from '#shared/mail/file-damaged.ts'
import { printFailed } from '#shared/mail/print-failed.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { toDesk } from './notice-facts.ts'

type Of<M extends Notice['mail']> = Extract<Notice, { mail: M }>

export async function fileDamagedMail(deps: WorkerDeps, notice: Of<'file-damaged'>) {
  const { issue, facts, addressed } = await toDesk(deps, notice)
  const { file, reason } = notice
  return { ...addressed, message: fileDamaged({ ...facts, file, reason, inReview: issue.state === 'review' }) }
}

/** Null where the PDF came meanwhile, or nobody waits for it any more. */
export async function printFailedMail(deps: WorkerDeps, notice: Of<'print-failed'>) {
  const { issue, facts, addressed } = await toDesk(deps, notice)
  const { pdf, renderFailure: reason = null } = issue.review ?? {}
  if (pdf || reason === null) return null
  return { ...addressed, message: printFailed({ ...facts, reason, inReview: issue.state === 'review' }) }
}
