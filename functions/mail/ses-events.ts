/**
 * Events of SES event publishing, as EventBridge and SNS put them into a queue, read down to what a delivery needs of them.
 * Format: Amazon SES Developer Guide, "Contents of event data that Amazon SES publishes to Amazon SNS" (EventBridge's
 * `detail` is the same).
 */
import { z } from 'zod'
import type { DeliveryEvent } from '#shared/distribution/delivery-events.ts'
import { Instant } from '#shared/fields.ts'
import { DELIVERY_TAG } from './ses.ts'

/** What one event tells of one letter. */
export type ToldOfLetter = {
  event: DeliveryEvent
  /** The letter's id, which it was tagged with; null for mail that was not tagged. */
  letter: string | null
  /** What SES calls the message. */
  messageId: string
  sentAt: string
  /** When it happened, ISO. */
  at: string
  /** Why, in Chinese with the mail server's own words; null where all is well. */
  reason: string | null
}

const Mail = z.object({
  timestamp: Instant,
  messageId: z.string().min(1),
  tags: z.record(z.string(), z.array(z.string())).optional(),
})
const Recipient = z.object({
  action: z.string().optional(),
  status: z.string().optional(),
  diagnosticCode: z.string().optional(),
})
const Bounce = z.object({
  bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
  bounceSubType: z.string(),
  bouncedRecipients: z.array(Recipient),
  timestamp: Instant,
})
type Bounce = z.infer<typeof Bounce>

const SesEvent = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail: Mail }),
  z.object({ eventType: z.literal('Delivery'), mail: Mail, delivery: z.object({ timestamp: Instant }) }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail: Mail, deliveryDelay: z.object({ timestamp: Instant }) }),
  z.object({ eventType: z.literal('Bounce'), mail: Mail, bounce: Bounce }),
  z.object({
    eventType: z.literal('Complaint'),
    mail: Mail,
    complaint: z.object({ timestamp: Instant, complaintFeedbackType: z.string().nullish() }),
  }),
  z.object({ eventType: z.literal('Reject'), mail: Mail, reject: z.object({ reason: z.string() }) }),
  z.object({ eventType: z.literal('Rendering Failure'), mail: Mail, failure: z.object({ errorMessage: z.string() }) }),
])
type SesEvent = z.infer<typeof SesEvent>

const AboutMail = z.object({ eventType: z.string() })
const KNOWN = new Set(SesEvent.options.map(({ shape }) => shape.eventType.value).map(String))

const FromEventBridge = z.object({ source: z.literal('aws.ses'), detail: z.unknown() })
const FromSns = z.object({ Type: z.literal('Notification'), Message: z.string() })
const Body = z.union([FromEventBridge, FromSns])

/**
 * What a message of the queue tells. Opens, clicks and what is no event (the sentence by which SES tries a new topic)
 * tell nothing: null.
 * @throws ZodError or SyntaxError where the shape is not one that SES documents: someone must look.
 */
export function readSesEvent(body: string): ToldOfLetter | null {
  const read = Body.parse(JSON.parse(body))
  const event = 'detail' in read ? read.detail : jsonIn(read.Message)
  const about = AboutMail.safeParse(event)
  return about.success && KNOWN.has(about.data.eventType) ? told(SesEvent.parse(event)) : null
}

function jsonIn(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return null
  }
}

function told(event: SesEvent): ToldOfLetter {
  const { timestamp, messageId, tags } = event.mail
  return {
    letter: tags?.[DELIVERY_TAG]?.[0] ?? null,
    messageId,
    sentAt: timestamp,
    ...saidBy(event),
  }
}

function saidBy(event: SesEvent): Pick<ToldOfLetter, 'event' | 'at' | 'reason'> {
  switch (event.eventType) {
    case 'Send':
      return { event: 'accepted', at: event.mail.timestamp, reason: null }
    case 'DeliveryDelay':
      return { event: 'accepted', at: event.deliveryDelay.timestamp, reason: null }
    case 'Delivery':
      return { event: 'delivered', at: event.delivery.timestamp, reason: null }
    case 'Bounce':
      return { at: event.bounce.timestamp, ...saidByBounce(event.bounce) }
    case 'Complaint': {
      const { timestamp, complaintFeedbackType: kind } = event.complaint
      // A report that it was *not* spam (RFC 5965 and its registry of feedback types).
      if (kind === 'not-spam') return { event: 'accepted', at: timestamp, reason: null }
      return { event: 'complained', at: timestamp, reason: `收件人将邮件标为垃圾邮件${kind ? `（${kind}）` : ''}` }
    }
    case 'Reject':
      return {
        event: 'given-up',
        at: event.mail.timestamp,
        reason: `SES 检查后没有投递（${short(event.reject.reason)}）`,
      }
    case 'Rendering Failure':
      return {
        event: 'given-up',
        at: event.mail.timestamp,
        reason: `SES 没能生成邮件（${short(event.failure.errorMessage)}）`,
      }
  }
}

const WHY: Readonly<Record<string, string>> = {
  NoEmail: '没有这个邮箱',
  Suppressed: 'SES 的停发名单上有这个邮箱',
  OnAccountSuppressionList: 'SES 账户的停发名单上有这个邮箱',
  MailboxFull: '对方邮箱已满',
  MessageTooLarge: '对方认为邮件过大',
  ContentRejected: '对方不接受邮件内容',
  AttachmentRejected: '对方不接受附件',
}

function saidByBounce({
  bounceType,
  bounceSubType,
  bouncedRecipients,
}: Bounce): Pick<ToldOfLetter, 'event' | 'reason'> {
  const [words = null] = bouncedRecipients.flatMap(({ diagnosticCode, status }) => diagnosticCode ?? status ?? [])
  const why = [WHY[bounceSubType], words && short(words)].filter(Boolean).join('；')
  if (bounceType === 'Permanent') return { event: 'bounced', reason: `邮件被退回${why && `：${why}`}` }
  // Without a delivery status (RFC 3464) it is an automatic reply, which SES reports as a bounce all the same.
  const status = bouncedRecipients.some((one) => one.action ?? one.status ?? one.diagnosticCode)
  if (!status && !WHY[bounceSubType]) return { event: 'accepted', reason: null }
  return { event: 'given-up', reason: `多次投递没有成功，SES 不再重试${why && `：${why}`}` }
}

/** A server's words, which may be of any length and hold anything. */
const short = (words: string): string =>
  words
    .toWellFormed()
    .replace(/[\p{Cc}\p{Zl}\p{Zp}]+/gu, ' ')
    .slice(0, 300)
