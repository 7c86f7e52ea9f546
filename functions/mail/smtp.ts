/** Mail through the centre's own SMTP server, over a few kept connections. */
import { createTransport, type Transporter } from 'nodemailer'
import { asciiAddress, composeMime, messageIdOf } from './mime.ts'
import { networkMailer } from './network-mailer.ts'
import { type Letter, type Mailer, type Outcome, PAUSE_MS } from './port.ts'

export type SmtpLimits = { maxConnections: number; connectMs: number; silenceMs: number }

/** Letters a second where nobody says what the server bears. */
export const SMTP_RATE = 10

const LIMITS: SmtpLimits = { maxConnections: 5, connectMs: 15_000, silenceMs: 60_000 }

/** The parts of a nodemailer error that tell what the server knows of the letter. */
type SmtpFailure = { code?: unknown; command?: unknown; responseCode?: unknown; response?: unknown }

// SMTP has no code of its own for it; these are the words of the common servers.
const TOO_FAST = /\brate\b|too (?:many|fast)|throttl|frequen|过快|频繁/i
// Replies to these are about the server or the account, never about one letter.
const BEFORE_ANY_LETTER = /^(?:CONN|EHLO|HELO|STARTTLS)/

/**
 * `url` as `smtps://user:password@host:465` or `smtp://host:587` (upgraded by STARTTLS where offered; `?requireTLS=true` insists).
 * SMTP keeps no record to ask, so `recall` never knows.
 */
export function openSmtp(url: string, limits: Partial<SmtpLimits> = {}): Mailer {
  const { maxConnections, connectMs, silenceMs } = { ...LIMITS, ...limits }
  const transport = createTransport({
    pool: true,
    url,
    maxConnections,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    // The queue that may try again is ours, where it is on the record.
    maxRequeues: 0,
  })
  const reading = watchReading(transport)
  return networkMailer(
    (letter) => sendOver(transport, letter, reading),
    () => transport.close(),
    () => askMostBytes(url, { connectMs, silenceMs }),
  )
}

/** What the server says of SIZE (RFC 1870) in its greeting, over a connection of its own. */
async function askMostBytes(
  url: string,
  { connectMs, silenceMs }: Omit<SmtpLimits, 'maxConnections'>,
): Promise<number | null> {
  let most: number | null = null
  const asking = createTransport({
    url,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: silenceMs,
    forceAuth: true,
    auth: { user: '-', pass: '-', method: 'SIZE' },
    customAuth: {
      // Asked in place of a login: what the greeting said is told to such a handler alone.
      SIZE: ({ maxAllowedSize, resolve }) => {
        most = maxAllowedSize || null
        resolve()
      },
    },
  })
  await asking.verify().catch(() => null)
  asking.close()
  return most
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

/** A reply decides by its class (RFC 5321, 4.2.1); without one, all depends on whether the message was on its way. */
function outcomeOf(error: Error & SmtpFailure, messageBegan: boolean): Outcome {
  const words = typeof error.response === 'string' ? error.response : error.message
  const { responseCode } = error
  // A reply that is neither yes nor no to the message (such as a second 354) tells nothing.
  if (typeof responseCode === 'number' && responseCode >= 400)
    return outcomeOfReply(responseCode, words, String(error.command))
  if (messageBegan) return { kind: 'unknown', reason: `邮件已发出，但没有等到邮件服务器的答复：${words}` }
  if (error.code === 'EENVELOPE' || error.code === 'EMESSAGE')
    return { kind: 'refused', reason: `邮件服务器不接受此邮件：${words}` }
  return { kind: 'retry', reason: `没有连上邮件服务器：${words}` }
}

function outcomeOfReply(code: number, words: string, command: string): Outcome {
  if (command.startsWith('AUTH') || code === 530)
    return { kind: 'retry', reason: `登录邮件服务器失败，请管理员检查邮件设置：${words}` }
  if (code < 500 && TOO_FAST.test(words))
    return { kind: 'throttled', reason: `发送过快，邮件服务器要求放慢：${words}`, pauseMs: PAUSE_MS.rate }
  // 503 is a muddled session (RFC 5321, 4.2.2): on another connection the same letter may pass.
  if (code < 500 || code === 503 || BEFORE_ANY_LETTER.test(command))
    return { kind: 'retry', reason: `邮件服务器暂时不收：${words}` }
  return { kind: 'refused', reason: `邮件服务器拒收：${words}` }
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
