/** What the workers are given beyond it: the way mail goes, and a browser that starts with the first print. */
import type { Deps, WorkerDeps } from '../deps.ts'
import { picturesIn } from '../files/pictures.ts'
import { smtpAtRate } from '../mail/at-rate.ts'
import { openPace } from '../mail/pace.ts'
import { paced } from '../mail/paced.ts'
import type { Mailer } from '../mail/port.ts'
import { openSes } from '../mail/ses.ts'
import { sesLimit } from '../mail/ses-quota.ts'
import { openPrinter } from '../print/printer.ts'
import { turnsIn } from '../store/turns.ts'
import type { WorkerEnvironment } from './environment.ts'
import { log } from './log.ts'
import { openDeps } from './open-deps.ts'
import { readSmtpSecret } from './smtp-secret.ts'
import { unseal } from './unseal.ts'

export async function openWorkerDeps(environment: WorkerEnvironment): Promise<WorkerDeps> {
  const deps = await openDeps(environment)
  const mailer = await openMailer(environment, deps)
  const { print } = await openPrinter({ pictures: picturesIn(deps.files) })
  const worker = process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? deps.newId()
  const { senders, leaseMs } = environment
  return { ...deps, print, mailer, senders, worker, leaseMs, log }
}

/** By SES as fast as the account may, by SMTP as fast as servers bear; a rate of the centre's own is never exceeded. */
async function openMailer({ mail, mailRate, senders }: WorkerEnvironment, { table }: Deps): Promise<Mailer> {
  if (mail.by === 'ses') {
    const limit = sesLimit({ most: mailRate, now: () => performance.now(), log })
    return paced(openSes({ configurationSet: mail.configurationSet }), openPace(turnsIn(table), limit))
  }
  const { url, ca } = readSmtpSecret(await unseal(mail.url))
  return smtpAtRate(table, url, { mailRate, senders, ca })
}
