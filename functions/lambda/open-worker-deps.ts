/** What the workers are given beyond it: the way mail goes, and a browser that starts with the first print. */
import type { WorkerDeps } from '../deps.ts'
import type { MailSettings, WorkerEnvironment } from '../environment.ts'
import { picturesIn } from '../files/pictures.ts'
import type { Mailer } from '../mail/port.ts'
import { openSes } from '../mail/ses.ts'
import { openSmtp } from '../mail/smtp.ts'
import { openPrinter } from '../print/printer.ts'
import { log } from './log.ts'
import { openDeps } from './open-deps.ts'
import { unseal } from './unseal.ts'

export async function openWorkerDeps(environment: WorkerEnvironment): Promise<WorkerDeps> {
  const [deps, mailer] = await Promise.all([openDeps(environment), openMailer(environment.mail)])
  const { print } = await openPrinter({ pictures: picturesIn(deps.files) })
  const worker = process.env.AWS_LAMBDA_LOG_STREAM_NAME ?? deps.newId()
  return { ...deps, print, mailer, worker, leaseMs: environment.leaseMs, log }
}

const openMailer = async (mail: MailSettings): Promise<Mailer> =>
  mail.by === 'ses' ? openSes({ configurationSet: mail.configurationSet }) : openSmtp(await unseal(mail.url))
