/** Reads off a failure of the network what it says of the way to a mail server, where there was no reply of its own. */
import type { Cause } from './causes.ts'

/** By Node's names of errors. What is not among them broke off somewhere on the way. */
const BY_CODE: Readonly<Record<string, Cause>> = {
  ECONNREFUSED: 'unreachable',
  EHOSTUNREACH: 'unreachable',
  ENETUNREACH: 'unreachable',
  EHOSTDOWN: 'unreachable',
  ENETDOWN: 'unreachable',
  EACCES: 'unreachable',
  ENOTFOUND: 'name',
  EAI_AGAIN: 'name',
  EAI_FAIL: 'name',
  EAI_NONAME: 'name',
  ENODATA: 'name',
  EDNS: 'name',
  EPROTO: 'encryption',
  ETLS: 'encryption',
  EREQUIRETLS: 'encryption',
  EAUTH: 'login',
  ENOAUTH: 'login',
  EOAUTH2: 'login',
}

/** OpenSSL's and Node's words for a certificate that does not hold, beside their codes. */
const CERTIFICATE =
  /certificate|self.signed|altnames|CERT_|UNABLE_TO_(?:GET_ISSUER|VERIFY)|DEPTH_ZERO|ERR_TLS_CERT|issuer/i
const ENCRYPTION = /\bSSL\b|\bTLS\b|ERR_SSL|wrong version number|handshake/i
const NEVER_CONNECTED = /connection timeout|did not establish a connection|greeting never received/i

/** As Node and nodemailer throw it; the latter puts its own code over Node's, which stays as `originalCode`. */
export type Failure = Error & { code?: unknown; originalCode?: unknown; syscall?: unknown }

export function causeOfFailure(error: Failure): Cause {
  const names = [error.originalCode, error.code].filter((name) => typeof name === 'string')
  const all = [...names, error.message].join(' ')
  if (CERTIFICATE.test(all)) return 'certificate'
  for (const name of names) {
    const cause = BY_CODE[name]
    if (cause) return cause
  }
  if (ENCRYPTION.test(all)) return 'encryption'
  return error.syscall === 'connect' || NEVER_CONNECTED.test(error.message) ? 'unreachable' : 'broken-off'
}

/** The name to look it up by. */
export const codeOfFailure = ({ originalCode, code, name }: Failure): string => String(originalCode ?? code ?? name)
