/** The suppression list (停发名单): mailboxes that nothing more is distributed to until an administrator lifts it. */
import { z } from 'zod'
import { minuteInChinese } from '../calendar.ts'
import { Id, Instant, KeptMailAddress, MailAddress, Version } from '../fields.ts'
import { Reason } from '../issue/issue.ts'
import { SUPPRESSED_FOR, type SuppressedFor } from './suppression-labels.ts'

export const Suppression = z.strictObject({
  address: z.string(),
  version: Version,
  // Object.keys loses the key type; the table is closed
  for: z.enum(Object.keys(SUPPRESSED_FOR) as SuppressedFor[]),
  /** The mail server's words, or those of whoever put it here. */
  reason: z.string(),
  since: Instant,
  /** The name of whoever put it here; the system's for what mail services told. */
  by: z.string(),
  /** The delivery it came of, or null. */
  delivery: z.strictObject({ issueId: Id, id: Id }).nullable(),
})
export type Suppression = z.infer<typeof Suppression>

/** By hand, with the reason for the record. */
export const SuppressRequest = z.strictObject({ address: MailAddress, reason: Reason })
export type SuppressRequest = z.infer<typeof SuppressRequest>

export const LiftRequest = SuppressRequest.extend({ address: KeptMailAddress, version: Version })
export type LiftRequest = z.infer<typeof LiftRequest>

/** Why a delivery to it was skipped, as the ledger says it. */
export const skippedFor = ({ for: cause, reason, since }: Suppression): string =>
  `在停发名单中：${SUPPRESSED_FOR[cause]}（${minuteInChinese(since)}起），${reason}`
