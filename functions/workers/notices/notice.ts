/** Sending a notice: the facts are looked up now, so that a mail never tells what is no longer so. */
import { Refusal } from '#shared/refusals.ts'
import type { Task } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import { listPublications } from '../../store/load.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { type Addressed, COMPOSE } from './notice-mails.ts'
import { sendWaiting } from './send-waiting.ts'

/**
 * Mails it, or drops it where its subject is gone or has moved on. A notice may come twice after a crash, an issue may not.
 * What all mail waits for it waits for too, and has not failed.
 * @throws Error when the mail server put this letter off, so that it is tried again.
 */
export const sendNotice = (
  deps: WorkerDeps,
  { notice }: Extract<Task, { kind: 'notice' }>,
  claim: Claim,
): Promise<GoOnAt> =>
  sendWaiting(deps, async () => {
    const addressed = await composed(deps, notice)
    if (!addressed) return null
    const { to, message, publication = (await listPublications(deps.table))[0] } = addressed
    const outcome = await deps.mailer.send({
      id: claim.id,
      from: { name: publication?.mail.fromName ?? '窗讯', address: deps.place.mailFrom },
      to,
      replyTo: publication?.mail.replyTo || null,
      message,
      attachments: [],
      sentAt: deps.clock().toISOString(),
    })
    if (outcome.kind === 'refused')
      deps.log({ level: 'error', event: 'notice-refused', notice, to: to.address, reason: outcome.reason })
    return outcome
  })

async function composed(
  deps: WorkerDeps,
  notice: Extract<Task, { kind: 'notice' }>['notice'],
): Promise<Addressed | null> {
  try {
    // Looking a union up by its own discriminant: the compiler cannot see that COMPOSE[notice.mail] takes this notice.
    const compose = COMPOSE[notice.mail] as (deps: WorkerDeps, facts: typeof notice) => Promise<Addressed | null>
    return await compose(deps, notice)
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}
