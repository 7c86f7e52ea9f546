/** What a failed SES call says of the letter: not taken for now, not taken at all, or not known. */
import { SESServiceException } from '@aws-sdk/client-ses'
import type { Outcome } from './port.ts'

type Said = { kind: 'retry' | 'refused'; reason: string }

const retry = (reason: string): Said => ({ kind: 'retry', reason })
const refused = (reason: string): Said => ({ kind: 'refused', reason })

// Codes of SendRawEmail and the common errors of AWS query APIs. What an account must mend is a retry: it is not
// this letter's fault, and the letter may go once it is mended. InternalFailure is absent: after it nothing is known.
const SAID: Readonly<Record<string, Said>> = {
  Throttling: retry('发送过快，SES 要求放慢'),
  ThrottlingException: retry('发送过快，SES 要求放慢'),
  RequestLimitExceeded: retry('发送过快，SES 要求放慢'),
  TooManyRequestsException: retry('发送过快，SES 要求放慢'),
  LimitExceededException: retry('超出 SES 账户的发送额度'),
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

/** The outcome of a call that threw. Whatever is not known to have been turned away may have been taken: `unknown`. */
export function outcomeOfSesError(error: Error): Outcome {
  const words = `${error.name}: ${error.message}`
  const status = error instanceof SESServiceException ? (error.$metadata.httpStatusCode ?? 0) : 0
  const said = status > 0 ? SAID[error.name] : undefined
  if (said) return { kind: said.kind, reason: `${said.reason}（${words}）` }
  if (status === 429) return { kind: 'retry', reason: `发送过快，SES 要求放慢（${words}）` }
  if (status >= 400 && status < 500) return { kind: 'refused', reason: `SES 不接受此邮件（${words}）` }
  const neverConnected = 'code' in error && typeof error.code === 'string' && NEVER_CONNECTED.has(error.code)
  if (neverConnected) return { kind: 'retry', reason: `没有连上 SES（${words}）` }
  if (error.name === 'CredentialsProviderError')
    return { kind: 'retry', reason: `没有 SES 凭证，请管理员检查邮件设置（${words}）` }
  return { kind: 'unknown', reason: `邮件已交给 SES，但没有得到明确答复（${words}）` }
}
