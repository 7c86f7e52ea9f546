/** A delivery (分发记录): one mailbox of one issue, from queued to an end that can be shown. */
import { z } from 'zod'
import { ListName } from '../centre/recipient.ts'
import { Hash, Id, Instant } from '../fields.ts'
import { DELIVERY_EVENTS } from './delivery-events.ts'

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
  /**
   * What the mail service told of each round, by its number: the gravest of it. What is told again finds it here and
   * changes nothing, whatever a person has said since.
   */
  told: z.record(z.string(), z.enum(DELIVERY_EVENTS)).optional(),
  /** An earlier round reached the mailbox, or may have, whatever became of later ones; left out where none did. */
  reached: z.literal(true).optional(),
  /** 补发: added after the list was frozen, by whom and why; left out for a mailbox of the frozen list. */
  late: z.strictObject({ personId: Id, personName: z.string(), at: Instant, why: z.string() }).optional(),
})
export type Delivery = z.infer<typeof Delivery>

/** The distribution of one issue as a whole: how many were frozen, and where it stands. What it never had is left out. */
export const Distribution = z.strictObject({
  issueId: Id,
  version: z.number().int().positive(),
  /**
   * `scheduled`: begins at `sendAt`; `held`: called off, or too late for its permit; `refused`: not what was signed, or tried too often;
   * `asking`: every letter got one and the same refusal. In all but the first a person decides.
   */
  state: z.enum(['scheduled', 'held', 'expanding', 'sending', 'asking', 'done', 'refused']),
  frozen: z.number().int().nonnegative(),
  /** While `expanding`: so many of the frozen list, from its beginning, are in the ledger for certain. */
  expanded: z.number().int().nonnegative().optional(),
  /** Mailboxes added after the sign-off (补发): rows of the ledger beyond the frozen ones. */
  late: z.number().int().positive().optional(),
  /** When it is to begin, and how long it may: a later beginning asks again. */
  sendAt: Instant.optional(),
  permitUntil: Instant.optional(),
  /** The sender's address where it is another than in the signed letter: somebody said so, on the record. */
  mailFrom: z.string().optional(),
  /** A resend that a person decided and whose deliveries are not all queued yet. */
  resend: Id.nullable().optional(),
  reason: z.string().nullable(),
  /** Since when it waits while mail is paused, where that is long enough to be on its record. */
  pausedSince: Instant.optional(),
  /** Answers to every letter that a person was asked about: they stop it no more. */
  asked: z.array(z.string()).optional(),
  /** When it began; while it has not, when it was scheduled. */
  startedAt: Instant,
  endedAt: Instant.nullable(),
})
export type Distribution = z.infer<typeof Distribution>

/** Whether something was found wrong with it, so that a named person must say whether it goes on. */
export const isStopped = ({ state }: Pick<Distribution, 'state'>): boolean => state === 'refused' || state === 'asking'

/** Whether nothing more goes out of it by itself: it has ended, or waits for a named person's decision. */
export const isAtRest = ({ state }: Pick<Distribution, 'state'>): boolean =>
  state === 'done' || isStopped({ state }) || state === 'held'

/** A resend to many (全部重发): which deliveries, each as it stood, so that none is sent again twice for one decision. */
export const Resend = z.strictObject({
  id: Id,
  version: z.literal(1),
  issueId: Id,
  why: z.string(),
  deliveries: z.array(z.strictObject({ id: Id, round: z.number().int().positive() })),
})
export type Resend = z.infer<typeof Resend>
