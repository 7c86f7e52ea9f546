/** Mail through the centre's own SMTP server, over a few kept connections. */
import { rootCertificates } from 'node:tls'
import { createTransport, type Transporter } from 'nodemailer'
import { causeOfFailure, codeOfFailure, type Failure } from './answers/network-failure.ts'
import { notTaken } from './answers/not-taken.ts'
import { outcomeOfReply } from './answers/smtp-reply.ts'
import { asciiAddress, composeMime, messageIdOf } from './mime.ts'
import { networkMailer } from './network-mailer.ts'
import type { Letter, Mailer, Outcome } from './port.ts'
import { askMostBytes } from './smtp-size.ts'

/** `ca`: certificates of the centre's own authorities, as PEM. */
export type SmtpSettings = { maxConnections: number; connectMs: number; silenceMs: number; ca: string | null }

/** Letters a second where nobody says what the server bears. */
export const SMTP_RATE = 10

const DEFAULTS: SmtpSettings = { maxConnections: 5, connectMs: 15_000, silenceMs: 60_000, ca: null }

/** The parts of a nodemailer error that tell what the server said, if it did. */
type SmtpFailure = Failure & { command?: unknown; responseCode?: unknown; response?: unknown }

/**
 * `url` as `smtps://user:password@host:465` or `smtp://host:587` (upgraded by STARTTLS where offered; `?requireTLS=true` insists).
 * SMTP keeps no record to ask, so `recall` never knows.
 */
export function openSmtp(url: string, settings: Partial<SmtpSettings> = {}): Mailer {
  const { maxConnections, connectMs, silenceMs, ca } = { ...DEFAULTS, ...settings }
  const common = {
    url,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    // Beside those that Node knows, not in their place.
    ...(ca === null ? {} : { tls: { ca: [...rootCertificates, ca] } }),
  }
  // No requeues: the queue that may try again is ours, where it is on the record.
  const transport = createTransport({ ...common, pool: true, maxConnections, maxRequeues: 0 })
  const reading = watchReading(transport)
  return networkMailer(
    (letter) => sendOver(transport, letter, reading),
    () => transport.close(),
    () => askMostBytes(common),
  )
}

async function sendOver(transport: Transporter, letter: Letter, reading: Reading): Promise<Outcome> {
  const raw = await composeMime(letter)
  const envelope = { from: asciiAddress(letter.from.address), to: [asciiAddress(letter.to.address)] }
  try {
    const { response } = await transport.sendMail({ envelope, raw })
    return { kind: 'accepted', messageId: messageIdOf(letter), response: response ?? '' }
  } catch (error) {
    if (!(error instanceof Error)) throw error
    return outcomeOf(error, reading.began(raw))
  }
}

/** A reply decides; without one, all depends on whether the message was on its way. */
function outcomeOf(error: SmtpFailure, messageBegan: boolean): Outcome {
  const { response, responseCode, command } = error
  // A reply that is neither yes nor no to the message (such as a second 354) tells nothing.
  if (typeof response === 'string' && typeof responseCode === 'number' && responseCode >= 400)
    return outcomeOfReply(response, String(command))
  const words = typeof response === 'string' ? response : error.message
  if (messageBegan) return { kind: 'unknown', reason: `邮件已发出，但没有等到邮件服务器的答复：${words}` }
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
    return notTaken('unsendable', { permanent: true, code: error.code, words })
  return notTaken(causeOfFailure(error), { permanent: false, code: codeOfFailure(error), words })
}

type Reading = { began: (raw: Buffer) => boolean }

/** Knows of each message whether the connection began to read it, which it does only after the server said 354. */
function watchReading(transport: Transporter): Reading {
  const streams = new WeakMap<Buffer, { readableDidRead: boolean }>()
  transport.use('stream', (mail, done) => {
    const { message } = mail
    const create = message.createReadStream.bind(message)
    message.createReadStream = (options) => {
      const stream = create(options)
      if (Buffer.isBuffer(mail.data.raw)) streams.set(mail.data.raw, stream)
      return stream
    }
    done()
  })
  return { began: (raw) => streams.get(raw)?.readableDidRead ?? false }
}
