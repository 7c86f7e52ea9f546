/**
 * Reads events of SES, as EventBridge and SNS put them into a queue, down to what a delivery needs of them. Format: Amazon SES
 * Developer Guide, "Contents of event data that Amazon SES publishes to Amazon SNS" (EventBridge's `detail` is the same).
 */
import { z } from 'zod'
import type { DeliveryEvent } from '#shared/distribution/delivery-events.ts'
import { Instant } from '#shared/fields.ts'
import { short, toldByBounce, toldByComplaint } from './known-by-event.ts'
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
  action: z.string().nullish(),
  status: z.string().nullish(),
  diagnosticCode: z.string().nullish(),
})
const Bounce = z.object({
  bounceType: z.enum(['Permanent', 'Transient', 'Undetermined']),
  bounceSubType: z.string(),
  bouncedRecipients: z.array(Recipient),
  timestamp: Instant,
})

const SesEvent = z.discriminatedUnion('eventType', [
  z.object({ eventType: z.literal('Send'), mail: Mail }),
  z.object({ eventType: z.literal('Delivery'), mail: Mail, delivery: z.object({ timestamp: Instant }) }),
  z.object({ eventType: z.literal('DeliveryDelay'), mail: Mail, deliveryDelay: z.object({ timestamp: Instant }) }),
  z.object({ eventType: z.literal('Bounce'), mail: Mail, bounce: Bounce }),
  z.object({
    eventType: z.literal('Complaint'),
    mail: Mail,
    complaint: z.object({
      timestamp: Instant,
      complaintSubType: z.string().nullish(),
      complaintFeedbackType: z.string().nullish(),
    }),
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
 * What a message of the queue tells. Opens, clicks and what is no event (the sentence by which SES tries a new topic) tell nothing: null.
 * @throws ZodError or SyntaxError where the shape is not one that SES documents: someone must look.
 */
export function readSesEvent(body: string): ToldOfLetter | null {
  const read = Body.parse(JSON.parse(body))
  const event = 'detail' in read ? read.detail : jsonIn(read.Message)
  const about = AboutMail.safeParse(event)
  const eventType = about.success ? kindOf(about.data.eventType) : null
  return eventType === null ? null : told(SesEvent.parse({ ...Object(event), eventType }))
}

/** SES spells its kinds with a blank and without. */
function kindOf(eventType: string): string | null {
  const said = eventType.replaceAll(' ', '')
  return [...KNOWN].find((known) => known.replaceAll(' ', '') === said) ?? null
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
    case 'Bounce': {
      const { bounceType: type, bounceSubType: subType, bouncedRecipients: recipients, timestamp: at } = event.bounce
      return { at, ...toldByBounce({ type, subType, recipients }) }
    }
    case 'Complaint': {
      const { complaintSubType, complaintFeedbackType, timestamp: at } = event.complaint
      return { at, ...toldByComplaint(complaintSubType ?? null, complaintFeedbackType ?? null) }
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
