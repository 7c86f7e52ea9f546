/** Reads a failed SES call in the terms of the table that SMTP has too; or says that nobody knows what became of the letter. */
import { SESServiceException } from '@aws-sdk/client-ses'
import type { Outcome } from '../port.ts'
import type { Cause } from './causes.ts'
import { causeOfFailure, codeOfFailure } from './network-failure.ts'
import { notTaken } from './not-taken.ts'

/** Of `name` and `words` both that are given must hold. */
type Rule = { name?: RegExp; words?: RegExp; is: Cause }

const THROTTLED = /Throttling|LimitExceeded|RequestLimit|TooManyRequests|SlowDown|BandwidthLimit/i

/**
 * The first that holds; names are those of AWS's query APIs, with and without `Exception`. MessageRejected, SES's one name for
 * many things, is told apart by its words. InternalFailure is absent: after it nothing is known.
 */
const RULES: readonly Rule[] = [
  { name: THROTTLED, words: /quota|daily|24/i, is: 'quota' },
  { name: /^LimitExceeded/, is: 'quota' },
  { name: THROTTLED, is: 'rate' },
  // In the sandbox, or before the domain's DKIM records are found: of the account, whichever mailbox it names.
  { words: /not verified|failed the check/i, is: 'not-ready' },
  { name: /MailFromDomainNotVerified|FromEmailAddressNotVerified|IdentityNotVerified/i, is: 'not-ready' },
  { words: /(?:illegal|missing|invalid).{0,30}(?:from|source|sender|return.?path)/i, is: 'sender' },
  { name: /SendingPaused|AccountSuspended/i, is: 'suspended' },
  { words: /(?:sending|account).{0,30}(?:paused|suspended|disabled)|shut ?down/i, is: 'suspended' },
  { name: /ConfigurationSet|NotFound|NoSuch/i, is: 'wrong-settings' },
  { words: /configuration set/i, is: 'wrong-settings' },
  {
    name: /AccessDenied|NotAuthori[sz]ed|Unauthori[sz]ed|Forbidden|OptInRequired|SubscriptionRequired/i,
    is: 'permission',
  },
  {
    name: /Token|Signature|Credential|AccessKey|AuthFailure|MissingAuthentication|UnrecognizedClient|RequestExpired/i,
    is: 'login',
  },
  { name: /ServiceUnavailable/i, is: 'busy' },
  { words: /suppress|blacklisted|blocklist/i, is: 'mailbox-declines' },
  { words: /message length|too (?:long|large|big)|size/i, is: 'too-large' },
  {
    words:
      /(?:illegal|invalid).{0,20}address|missing final|local.?part|(?:local|domain) .{0,30}(?:address|contains|starts|ends|invalid)/i,
    is: 'no-such-mailbox',
  },
  { words: /virus|spam|content/i, is: 'content' },
]

const causeOf = (name: string, message: string): Cause | undefined =>
  RULES.find((rule) => (rule.name?.test(name) ?? true) && (rule.words?.test(message) ?? true))?.is

/** Raised before a byte of the request could leave. */
const NEVER_SENT: ReadonlySet<Cause> = new Set(['unreachable', 'name', 'certificate'])

/** The outcome of a call that threw. A letter that is not known to have been turned away may have been taken: `unknown`. */
export function outcomeOfSesError(error: Error): Outcome {
  const { name, message } = error
  const words = `${name}: ${message}`
  const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0
  const because = (cause: Cause, code = name) => notTaken(cause, { permanent: true, code, words })
  if (status === 429) return because(causeOf('Throttling', message) ?? 'rate')
  if (status > 0 && (status < 500 || /^ServiceUnavailable/.test(name)))
    return because(causeOf(name, message) ?? (status === 401 || status === 403 ? 'permission' : 'declined'))
  if (name === 'CredentialsProviderError') return because('login')
  const failure = causeOfFailure(error)
  if (status === 0 && NEVER_SENT.has(failure)) return because(failure, codeOfFailure(error))
  return { kind: 'unknown', reason: `邮件已交给 SES，但没有得到明确答复（${words}）` }
}
