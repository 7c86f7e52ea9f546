/** Mailers that all workers together keep to so many letters a second. */
import type { Table } from '../store/table.ts'
import { turnsIn } from '../store/turns.ts'
import { openPace } from './pace.ts'
import { paced } from './paced.ts'
import type { Mailer } from './port.ts'
import { openSmtp, SMTP_RATE } from './smtp.ts'

export const atRate = (mailer: Mailer, table: Table, perSecond: number): Mailer =>
  paced(
    mailer,
    openPace(turnsIn(table), async () => ({ perSecond, usedUp: null })),
  )

/** By SMTP, as fast as servers bear unless `mailRate` says otherwise, over a connection for each of `senders`; `ca` as PEM. */
export const smtpAtRate = (
  table: Table,
  url: string,
  { mailRate, senders, ca }: { mailRate: number | null; senders: number; ca: string | null },
): Mailer => atRate(openSmtp(url, { maxConnections: senders, ca }), table, mailRate ?? SMTP_RATE)
