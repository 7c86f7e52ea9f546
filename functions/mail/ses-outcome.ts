/** What a failed SES call says of the letter: not taken for now, not taken at all, or not known. */
import { SESServiceException } from '@aws-sdk/client-ses'
import { type Outcome, PAUSE_MS } from './port.ts'

type Said = Exclude<Outcome, { kind: 'accepted' | 'unknown' }>

const tooFast: Said = { kind: 'throttled', reason: '发送过快，SES 要求放慢', pauseMs: PAUSE_MS.rate }
const quotaUsed: Said = { kind: 'throttled', reason: 'SES 账户 24 小时的发送额度已用完', pauseMs: PAUSE_MS.quota }
const retry = (reason: string): Said => ({ kind: 'retry', reason })
const refused = (reason: string): Said => ({ kind: 'refused', reason })

// Codes of SendRawEmail and the common errors of AWS query APIs. What an account must mend is a retry: it is not
// this letter's fault, and the letter may go once it is mended. InternalFailure is absent: after it nothing is known.
const SAID: Readonly<Record<string, Said>> = {
  Throttling: tooFast,
  ThrottlingException: tooFast,
  RequestLimitExceeded: tooFast,
  TooManyRequestsException: tooFast,
  LimitExceededException: quotaUsed,
  ServiceUnavailable: retry('SES 暂时不可用'),
  AccountSendingPaused: retry('SES 账户已被暂停发送，请管理员处理'),
  AccountSendingPausedException: retry('SES 账户已被暂停发送，请管理员处理'),
  ConfigurationSetSendingPaused: retry('SES 配置集已被暂停发送，请管理员处理'),
  ConfigurationSetSendingPausedException: retry('SES 配置集已被暂停发送，请管理员处理'),
  ConfigurationSetDoesNotExist: retry('SES 没有设定的配置集，请管理员检查邮件设置'),
  ConfigurationSetDoesNotExistException: retry('SES 没有设定的配置集，请管理员检查邮件设置'),
  AccessDenied: retry('没有使用 SES 的权限，请管理员检查邮件设置'),
  AccessDeniedException: retry('没有使用 SES 的权限，请管理员检查邮件设置'),
  InvalidClientTokenId: retry('SES 不认此密钥，请管理员检查邮件设置'),
  SignatureDoesNotMatch: retry('SES 不认此签名，请管理员检查邮件设置'),
  OptInRequired: retry('账户尚未开通 SES，请管理员检查邮件设置'),
  ExpiredToken: retry('SES 凭证已过期'),
  ExpiredTokenException: retry('SES 凭证已过期'),
  RequestExpired: retry('请求时间与 SES 相差过大，请检查本机时钟'),
  MessageRejected: refused('SES 拒收此邮件'),
  MailFromDomainNotVerified: refused('发件域名未经 SES 验证'),
  MailFromDomainNotVerifiedException: refused('发件域名未经 SES 验证'),
  InvalidParameterValue: refused('SES 认为邮件的某项内容不合格'),
  ValidationError: refused('SES 认为邮件的某项内容不合格'),
}

// Raised before a byte of the request could leave.
const NEVER_CONNECTED = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EAI_AGAIN', 'EHOSTUNREACH', 'ENETUNREACH'])

/** The SDK's words for a connection that did not come about in its time; all its time-outs bear one name. */
const NOT_CONNECTED_IN_TIME = /did not establish a connection/

const neverConnected = (error: Error): boolean =>
  ('code' in error && typeof error.code === 'string' && NEVER_CONNECTED.has(error.code)) ||
  NOT_CONNECTED_IN_TIME.test(error.message)

/** The outcome of a call that threw. Whatever is not known to have been turned away may have been taken: `unknown`. */
export function outcomeOfSesError(error: Error): Outcome {
  const words = `${error.name}: ${error.message}`
  const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0
  const known = status === 429 ? tooFast : status > 0 ? SAID[error.name] : undefined
  // SES has one code for both of its limits; its words tell them apart ("Daily message quota exceeded.").
  const said = known === tooFast && /quota/i.test(error.message) ? quotaUsed : known
  if (said) return { ...said, reason: `${said.reason}（${words}）` }
  if (status >= 400 && status < 500) return { kind: 'refused', reason: `SES 不接受此邮件（${words}）` }
  if (neverConnected(error)) return { kind: 'retry', reason: `没有连上 SES（${words}）` }
  if (error.name === 'CredentialsProviderError')
    return { kind: 'retry', reason: `没有 SES 凭证，请管理员检查邮件设置（${words}）` }
  return { kind: 'unknown', reason: `邮件已交给 SES，但没有得到明确答复（${words}）` }
}
