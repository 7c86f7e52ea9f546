/**
 * The mailboxes of SES's simulator, played for the local outbox: what SES would tell of a letter to one of them.
 * Scenarios: Amazon SES Developer Guide, "Using the mailbox simulator"; a label (`bounce+anything@`) is allowed there too.
 */
import { DELIVERY_TAG } from './ses.ts'

/** A letter that lies in the outbox; `date` is an ISO instant. */
export type SentLetter = { id: string; from: string; to: string; messageId: string; date: string }

/** The parts of SES's events beside `mail`. */
type Told = { eventType: string } & Record<string, unknown>

type Tells = (to: string, timestamp: string) => Told[]

const send: Told = { eventType: 'Send', send: {} }
const delivery = (to: string, timestamp: string): Told => ({
  eventType: 'Delivery',
  delivery: { timestamp, recipients: [to], smtpResponse: '250 2.6.0 Message received' },
})
const bounce = (bounceType: string, bounceSubType: string, recipient: object, timestamp: string): Told => ({
  eventType: 'Bounce',
  bounce: { bounceType, bounceSubType, bouncedRecipients: [recipient], timestamp },
})

const TELLS: Readonly<Record<string, Tells>> = {
  success: (to, at) => [send, delivery(to, at)],
  bounce: (to, at) => {
    const recipient = {
      emailAddress: to,
      action: 'failed',
      status: '5.1.1',
      diagnosticCode: 'smtp; 550 5.1.1 user unknown',
    }
    return [send, bounce('Permanent', 'General', recipient, at)]
  },
  ooto: (to, at) => [send, delivery(to, at), bounce('Transient', 'General', { emailAddress: to }, at)],
  complaint: (to, at) => [
    send,
    delivery(to, at),
    {
      eventType: 'Complaint',
      complaint: {
        complainedRecipients: [{ emailAddress: to }],
        complaintFeedbackType: 'abuse',
        timestamp: at,
      },
    },
  ],
  suppressionlist: (to, at) => [send, bounce('Permanent', 'Suppressed', { emailAddress: to }, at)],
}

const SIMULATED = /^([a-z]+)(?:\+[^@]*)?@simulator\.amazonses\.com$/i

const tellsOf = (address: string): Tells | undefined => TELLS[SIMULATED.exec(address)?.[1]?.toLowerCase() ?? '']

export const isSimulated = (address: string): boolean => tellsOf(address) !== undefined

/** The events as EventBridge would bring them, in their usual order. */
export function simulatedEvents({ id, from, to, messageId, date }: SentLetter): object[] {
  const mail = { timestamp: date, messageId, source: from, destination: [to], tags: { [DELIVERY_TAG]: [id] } }
  return (tellsOf(to)?.(to, date) ?? []).map((told) => ({ source: 'aws.ses', detail: { ...told, mail } }))
}
