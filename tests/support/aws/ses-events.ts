/** Events as SES publishes them, whole, the two ways in which they reach the queue, and the batch in which it brings them. */

/** Whose letter, and what SES calls it. */
export type OfLetter = { letter: string; to: string; messageId?: string }

const SENT = '2026-02-01T01:00:02.012Z'
const THEN = '2026-02-01T01:00:09.669Z'
const FEEDBACK = '0100019c-71f0-0000-0000-aaaaaaaaaaaa-000000'

function mailOf({ letter, to, messageId = 'ses-message-1' }: OfLetter) {
  return {
    timestamp: SENT,
    source: 'chuangxun@centre.example',
    sourceArn: 'arn:aws:ses:eu-north-1:123456789012:identity/centre.example',
    sendingAccountId: '123456789012',
    messageId,
    destination: [to],
    headersTruncated: false,
    headers: [
      { name: 'From', value: 'chuangxun@centre.example' },
      { name: 'To', value: to },
      { name: 'Message-ID', value: `<${letter}@centre.example>` },
      { name: 'MIME-Version', value: '1.0' },
    ],
    commonHeaders: { from: ['chuangxun@centre.example'], to: [to], messageId, subject: '〔示范简报〕2026年第2期' },
    tags: {
      'ses:operation': ['SendRawEmail'],
      'ses:configuration-set': ['bulletin'],
      'ses:source-ip': ['192.0.2.10'],
      'ses:from-domain': ['centre.example'],
      'ses:caller-identity': ['StreamRole'],
      'delivery-id': [letter],
    },
  }
}

export type BounceSays = { type: string; subType: string; action?: string; status?: string; says?: string }

/** By what they are called; each answers the event's JSON. */
export const SES_EVENTS = {
  send: (of: OfLetter) => ({ eventType: 'Send', mail: mailOf(of), send: {} }),
  delivery: (of: OfLetter) => ({
    eventType: 'Delivery',
    mail: mailOf(of),
    delivery: {
      timestamp: THEN,
      processingTimeMillis: 7657,
      recipients: [of.to],
      smtpResponse: '250 2.6.0 Message received',
      remoteMtaIp: '192.0.2.20',
      reportingMTA: 'a8-53.smtp-out.eu-north-1.amazonses.com',
    },
  }),
  delay: (of: OfLetter) => ({
    eventType: 'DeliveryDelay',
    mail: mailOf(of),
    deliveryDelay: {
      timestamp: THEN,
      delayType: 'TransientCommunicationFailure',
      expirationTime: '2026-02-01T15:00:00.914Z',
      delayedRecipients: [
        { emailAddress: of.to, status: '4.4.1', diagnosticCode: 'smtp; 421 4.4.1 Unable to connect' },
      ],
    },
  }),
  bounce: (of: OfLetter) =>
    bounceOf(of, { type: 'Permanent', subType: 'General', status: '5.1.1', says: 'smtp; 550 5.1.1 user unknown' }),
  'mailbox-full': (of: OfLetter) =>
    bounceOf(of, { type: 'Transient', subType: 'MailboxFull', status: '4.2.2', says: 'smtp; 452 4.2.2 over quota' }),
  undetermined: (of: OfLetter) =>
    bounceOf(of, { type: 'Undetermined', subType: 'Undetermined', status: '4.0.0', says: 'smtp; 451 try again' }),
  'suppressed-by-ses': (of: OfLetter) => bounceOf(of, { type: 'Permanent', subType: 'OnAccountSuppressionList' }),
  /** As SES reports an out-of-office reply: a bounce without a delivery status. */
  'automatic-reply': (of: OfLetter) => bounceOf(of, { type: 'Transient', subType: 'General' }),
  complaint: (of: OfLetter) => complaintOf(of, { type: 'abuse' }),
  'not-spam': (of: OfLetter) => complaintOf(of, { type: 'not-spam' }),
  /** Not sent: SES's list has a mailbox that complained once. */
  'kept-back': (of: OfLetter) => complaintOf(of, { subType: 'OnAccountSuppressionList' }),
  policy: (of: OfLetter) =>
    bounceOf(of, { type: 'Permanent', subType: 'General', status: '5.7.1', says: 'smtp; 550 5.7.1 blocked by rule' }),
  'no-such-user-called-transient': (of: OfLetter) =>
    bounceOf(of, { type: 'Transient', subType: 'General', status: '5.1.1', says: 'smtp; 550 5.1.1 no such user' }),
  reject: (of: OfLetter) => ({ eventType: 'Reject', mail: mailOf(of), reject: { reason: 'Bad content' } }),
  'rendering-failure': (of: OfLetter) => ({
    eventType: 'Rendering Failure',
    mail: mailOf(of),
    failure: { templateName: 'MyTemplate', errorMessage: "Attribute 'attributeName' is not present" },
  }),
  open: (of: OfLetter) => ({
    eventType: 'Open',
    mail: mailOf(of),
    open: { ipAddress: '192.0.2.1', timestamp: THEN, userAgent: 'Mozilla/5.0' },
  }),
}
export type SesEventName = keyof typeof SES_EVENTS

/** A bounce of any kind; `status` goes with the action "failed" where no other is given. */
export function bounceOf(of: OfLetter, { type, subType, status, action = status && 'failed', says }: BounceSays) {
  return {
    eventType: 'Bounce',
    mail: mailOf(of),
    bounce: {
      feedbackId: FEEDBACK,
      bounceType: type,
      bounceSubType: subType,
      bouncedRecipients: [
        {
          emailAddress: of.to,
          ...(action ? { action } : {}),
          ...(status ? { status } : {}),
          ...(says ? { diagnosticCode: says } : {}),
        },
      ],
      timestamp: THEN,
      reportingMTA: 'dns; a8-53.smtp-out.eu-north-1.amazonses.com',
    },
  }
}

/** A complaint of any kind. */
export function complaintOf(of: OfLetter, { type, subType = null }: { type?: string; subType?: string | null }) {
  return {
    eventType: 'Complaint',
    mail: mailOf(of),
    complaint: {
      feedbackId: FEEDBACK,
      complaintSubType: subType,
      complainedRecipients: [{ emailAddress: of.to }],
      timestamp: THEN,
      userAgent: 'ExampleCorp Feedback Loop (V0.01)',
      ...(type === undefined ? {} : { complaintFeedbackType: type }),
      arrivalDate: THEN,
    },
  }
}

const DETAIL_TYPES: Record<string, string> = {
  Send: 'Email Sent',
  Delivery: 'Email Delivered',
  DeliveryDelay: 'Email Delivery Delayed',
  Bounce: 'Email Bounced',
  Complaint: 'Email Complaint Received',
  Reject: 'Email Rejected',
  'Rendering Failure': 'Email Rendering Failed',
  Open: 'Email Opened',
}

/** As EventBridge puts it into the queue. */
export const byEventBridge = <E extends { eventType: string }>(detail: E) => ({
  version: '0',
  id: '3e2b7a1c-0000-4000-8000-000000000000',
  'detail-type': DETAIL_TYPES[detail.eventType] ?? '',
  source: 'aws.ses',
  account: '123456789012',
  time: '2026-02-01T01:00:10Z',
  region: 'eu-north-1',
  resources: ['arn:aws:ses:eu-north-1:123456789012:configuration-set/bulletin'],
  detail,
})

/** As a topic of SNS puts it into the queue, in its envelope; text goes as it is. */
export const bySns = (message: object | string) => ({
  Type: 'Notification',
  MessageId: '22222222-0000-4000-8000-000000000000',
  TopicArn: 'arn:aws:sns:eu-north-1:123456789012:mail-events',
  Subject: 'Amazon SES Email Event Notification',
  Message: typeof message === 'string' ? message : JSON.stringify(message),
  Timestamp: '2026-02-01T01:00:10.000Z',
  SignatureVersion: '1',
  Signature: 'of-the-test',
  SigningCertURL: 'https://sns.eu-north-1.amazonaws.com/cert.pem',
  UnsubscribeURL: 'https://sns.eu-north-1.amazonaws.com/?Action=Unsubscribe',
})

/** As SQS invokes a function with these bodies; the messages are called `message-1`, `message-2` … */
export const batchOf = (...bodies: (object | string)[]) => ({
  Records: bodies.map((body, n) => ({
    messageId: `message-${n + 1}`,
    receiptHandle: 'AQEBwJnKyrHigUMZj6rYigCgxlaS3SLy0a',
    body: typeof body === 'string' ? body : JSON.stringify(body),
    attributes: {
      ApproximateReceiveCount: '1',
      SentTimestamp: '1769907610000',
      SenderId: 'AIDAIENQZJOLO23YVJ4VO',
      ApproximateFirstReceiveTimestamp: '1769907611000',
    },
    messageAttributes: {},
    md5OfBody: 'e4e68fb7bd0e697a0ae8f1bb342846b3',
    eventSource: 'aws:sqs',
    eventSourceARN: 'arn:aws:sqs:eu-north-1:123456789012:mail-events',
    awsRegion: 'eu-north-1',
  })),
})
