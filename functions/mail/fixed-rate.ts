/** Mailers that all workers together hold to so many letters a second. */

import { mailTurnRow } from '../store/mail-turn-row.ts'
import type { Table } from '../store/table.ts'
import type { Mailer } from './port.ts'
import { openRateLimit } from './rate-limit.ts'
import { rateLimited } from './rate-limited.ts'
import { openSmtp, SMTP_RATE } from './smtp.ts'

export const fixedRate = (mailer: Mailer, table: Table, perSecond: number): Mailer =>
  rateLimited(
    mailer,
    openRateLimit(mailTurnRow(table), async () => ({ perSecond, usedUp: null })),
  )

/** By SMTP, as fast as servers bear unless `mailRate` says otherwise, over a connection for each of `senders`; `ca` as PEM. */
export const fixedRateSmtp = (
  table: Table,
  url: string,
  { mailRate, senders, ca }: { mailRate: number | null; senders: number; ca: string | null },
): Mailer => fixedRate(openSmtp(url, { maxConnections: senders, ca }), table, mailRate ?? SMTP_RATE)
