/** The test mail: printed and composed as the issue would be, with what it says at this moment, to one person of the house. */
import { asTest } from '#shared/mail/issue-mail.ts'
import type { Task } from '#shared/work.ts'
import { letterNow } from '../../acts/issue/kept-letter.ts'
import type { WorkerDeps } from '../../deps.ts'
import { enclose } from '../../mail/issue-letter.ts'
import { loadIssueWhole, loadPerson } from '../../store/load.ts'
import { contentNow } from '../../views/content-now.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { TEST_MAIL_REFUSED } from './refused-mails.ts'
import { sendWaiting } from './send-waiting.ts'

/** A test may come twice after a crash, as a notice may. @throws Error when the mail server put it off. */
export async function testMail(
  deps: WorkerDeps,
  { issueId, personId }: Extract<Task, { kind: 'test-mail' }>,
  claim: Claim,
): Promise<GoOnAt> {
  const [whole, person] = await Promise.all([loadIssueWhole(deps.table, issueId), loadPerson(deps.table, personId)])
  if (!person.active) return null
  return sendWaiting(deps, async () => {
    const [{ letter }, content] = await Promise.all([letterNow(deps, whole), contentNow(deps.table, whole)])
    const { pdf } = await deps.print(content)
    const outcome = await deps.mailer.send({
      ...enclose(asTest(letter), pdf),
      id: claim.id,
      to: { name: person.name, address: person.email },
      sentAt: deps.clock().toISOString(),
    })
    if (outcome.kind === 'refused')
      deps.log({ level: 'error', event: TEST_MAIL_REFUSED, issue: issueId, to: person.id, reason: outcome.reason })
    return outcome
  })
}
