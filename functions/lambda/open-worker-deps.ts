/** Opens what the workers are given beyond it: the way mail goes, and a browser that starts with the first print. */
import type { Deps, WorkerDeps } from '../deps.ts'
import { picturesIn } from '../files/pictures.ts'
import { fixedRateSmtp } from '../mail/fixed-rate.ts'
import type { Mailer } from '../mail/port.ts'
import { openRateLimit } from '../mail/rate-limit.ts'
import { rateLimited } from '../mail/rate-limited.ts'
import { openSes } from '../mail/ses.ts'
import { sesLimit } from '../mail/ses-quota.ts'
import { openPrinter } from '../print/printer.ts'
import { mailTurnRow } from '../store/mail-turn-row.ts'
import type { WorkerEnvironment } from './environment.ts'
import { log } from './log.ts'
import { openDeps } from './open-deps.ts'
import { readSecret } from './read-secret.ts'
import { readSmtpSecret } from './smtp-secret.ts'

export async function openWorkerDeps(environment: WorkerEnvironment): Promise<WorkerDeps> {
  const deps = await openDeps(environment)
  const mailer = await openMailer(environment, deps)
  const { print, drawFirstPage } = await openPrinter({ pictures: picturesIn(deps.files), log })
  const worker = process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? deps.newId()
  const { senders, leaseMs } = environment
  return { ...deps, print, drawFirstPage, mailer, senders, worker, leaseMs, log }
}

/** By SES as fast as the account may, by SMTP as fast as servers bear; a rate of the centre's own is never exceeded. */
async function openMailer({ mail, mailRate, senders }: WorkerEnvironment, { table }: Deps): Promise<Mailer> {
  if (mail.by === 'ses') {
    const turns = mailTurnRow(table)
    const lastTold = async () => (await turns.read())?.told ?? null
    const limit = sesLimit({ most: mailRate, lastTold, now: () => performance.now(), log })
    return rateLimited(openSes({ configurationSet: mail.configurationSet }), openRateLimit(turns, limit))
  }
  const { url, ca } = readSmtpSecret(await readSecret(mail.url))
  return fixedRateSmtp(table, url, { mailRate, senders, ca })
}
