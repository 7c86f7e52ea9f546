/** Sending a notice: the facts are looked up now, so that a mail never tells what is no longer so. */
import { Refusal } from '#shared/refusals.ts'
import type { Notice, Task } from '#shared/work.ts'
import type { WorkerDeps } from '../../deps.ts'
import type { Outcome } from '../../mail/port.ts'
import { listPublications } from '../../store/load.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { type Addressed, COMPOSE } from './notice-mails.ts'
import { NOTICE_REFUSED } from './refused-mails.ts'
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
    const mail = await orNothing(composed(deps, notice))
    return mail && sendMail(deps, claim, mail, notice)
  })

/** `about`: what the log says where it is refused. */
export async function sendMail(
  deps: WorkerDeps,
  claim: Claim,
  { to, message, publication }: Addressed,
  about: Record<string, unknown>,
): Promise<Outcome> {
  const { mail } = publication ?? (await listPublications(deps.table))[0] ?? {}
  const outcome = await deps.mailer.send({
    id: claim.id,
    from: { name: mail?.fromName ?? '窗讯', address: deps.place.mailFrom },
    to,
    replyTo: mail?.replyTo || null,
    message,
    attachments: [],
    sentAt: deps.clock().toISOString(),
  })
  if (outcome.kind === 'refused')
    deps.log({ level: 'error', event: NOTICE_REFUSED, letter: claim.id, notice: about, reason: outcome.reason })
  else deps.log({ level: 'debug', event: 'letter', letter: claim.id, outcome: outcome.kind })
  return outcome
}

function composed(deps: WorkerDeps, notice: Notice): Promise<Addressed | null> {
  // Looking a union up by its own discriminant: the compiler cannot see that COMPOSE[notice.mail] takes this notice.
  const compose = COMPOSE[notice.mail] as (deps: WorkerDeps, facts: Notice) => Promise<Addressed | null>
  return compose(deps, notice)
}

/** What is about somebody or something that is gone is not sent. */
export async function orNothing(composing: Promise<Addressed | null>): Promise<Addressed | null> {
  try {
    return await composing
  } catch (error) {
    if (error instanceof Refusal && error.code === 'not-found') return null
    throw error
  }
}
