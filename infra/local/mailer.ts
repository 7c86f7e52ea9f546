/** How the local app mails: into the outbox, or by a mail server. */
import { atRate, smtpAtRate } from '#functions/mail/at-rate.ts'
import { openOutbox } from '#functions/mail/outbox.ts'
import type { Mailer } from '#functions/mail/port.ts'
import type { Table } from '#functions/store/table.ts'
import type { LocalSettings } from './settings.ts'

/** SMTP at a pace that servers bear; the outbox as fast as it writes, unless a rate is set. */
export async function openMailer(settings: LocalSettings, outbox: string, table: Table): Promise<Mailer> {
  const { SMTP_URL, MAIL_SENDERS: senders } = settings
  const mailRate = settings.MAIL_RATE ?? null
  if (SMTP_URL) return smtpAtRate(table, SMTP_URL, { mailRate, senders })
  const mailer = await openOutbox(outbox)
  return mailRate === null ? mailer : atRate(mailer, table, mailRate)
}
