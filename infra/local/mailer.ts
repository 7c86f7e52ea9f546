/** How the local app mails: into the outbox, or by a mail server. */
import { X509Certificate } from 'node:crypto'
import { readFileSync } from 'node:fs'
import { fixedRate, fixedRateSmtp } from '#functions/mail/fixed-rate.ts'
import { openOutbox } from '#functions/mail/outbox.ts'
import type { Mailer } from '#functions/mail/port.ts'
import type { Table } from '#functions/store/table.ts'
import type { LocalSettings } from './settings.ts'

/** SMTP at a rate that servers bear; the outbox as fast as it writes, unless a rate is set. */
export async function openMailer(settings: LocalSettings, outbox: string, table: Table): Promise<Mailer> {
  const { SMTP_URL, SMTP_CA, MAIL_SENDERS: senders } = settings
  const mailRate = settings.MAIL_RATE ?? null
  const ca = SMTP_CA === undefined ? null : certificatesIn(SMTP_CA)
  if (SMTP_URL) return fixedRateSmtp(table, SMTP_URL, { mailRate, senders, ca })
  const mailer = await openOutbox(outbox)
  return mailRate === null ? mailer : fixedRate(mailer, table, mailRate)
}

/** @throws Error with one line where the file cannot be read or holds no certificate */
function certificatesIn(path: string): string {
  try {
    const pem = readFileSync(path, 'utf8')
    new X509Certificate(pem)
    return pem
  } catch (error) {
    throw new Error(
      `SMTP_CA: ${path} must be a file of certificates (PEM): ${error instanceof Error ? error.message : error}`,
    )
  }
}
