/** The mail to an editor about an issue that opened by the plan, as it stands when it is sent. */
import { issueOpened } from '#shared/mail/issue-opened.ts'
import type { Notice } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { toDesk } from './notice-facts.ts'

export async function issueOpenedMail(deps: WorkerDeps, notice: Extract<Notice, { mail: 'issue-opened' }>) {
  const { issue, facts, addressed } = await toDesk(deps, notice)
  const { period, issueDate, deadline } = issue
  const calls = issue.called.length > 0 || addressed.publication.opening?.call !== undefined
  return { ...addressed, message: issueOpened({ ...facts, period, issueDate, deadline, calls }) }
}
