/** A delivery (分发记录): one mailbox of one issue, from queued to an end that can be shown. */
import { z } from 'zod'
import { Hash, Id, Instant } from './fields.ts'
import { ListName } from './recipient.ts'

export const DeliveryState = z.enum([
  'queued',
  'sending',
  'sent',
  'delivered',
  'bounced',
  'complained',
  'failed',
  'ambiguous',
  'skipped',
])
export type DeliveryState = z.infer<typeof DeliveryState>

export const Delivery = z.strictObject({
  id: Id,
  issueId: Id,
  address: z.string(),
  name: z.string(),
  unit: z.string(),
  lists: z.array(ListName),
  state: DeliveryState,
  version: z.number().int().positive(),
  pdfHash: Hash,
  /** 1, and one more each time a named person has it sent again: makes the letter's id. */
  round: z.number().int().positive(),
  /** Tries within this round. */
  attempts: z.number().int().nonnegative(),
  /** Not to be tried before this instant (backoff). */
  notBefore: Instant,
  /** While `sending`: whose claim it is and until when it holds. */
  lease: z.strictObject({ worker: z.string(), until: Instant }).nullable(),
  messageId: z.string().nullable(),
  sentAt: Instant.nullable(),
  /** Why it failed, is ambiguous or was skipped; in Chinese, with the server's words. */
  reason: z.string().nullable(),
})
export type Delivery = z.infer<typeof Delivery>

/** The distribution of one issue as a whole: how many were frozen, and where it stands. */
export const Distribution = z.strictObject({
  issueId: Id,
  version: z.number().int().positive(),
  /** `refused`: what was to be sent is not what was signed; nothing more goes out until a person looks. */
  state: z.enum(['expanding', 'sending', 'done', 'refused']),
  frozen: z.number().int().nonnegative(),
  reason: z.string().nullable(),
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Distribution = z.infer<typeof Distribution>
