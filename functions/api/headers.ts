/** The headers that every answer has: for browsers only, and the same on AWS and locally. */
import type { MiddlewareHandler } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** A year of https for this name and those below it (RFC 6797); browsers take no notice of it over plain http. */
export const headersOfAll = () =>
  secureHeaders({
    strictTransportSecurity: 'max-age=31536000; includeSubDomains',
    // For browsers in which 窗讯 does not begin (docs/decisions/0025); on a slow line each header counts, with each small file.
    xDnsPrefetchControl: false,
    xDownloadOptions: false,
    xPermittedCrossDomainPolicies: false,
    xXssProtection: false,
  })

const NOTHING = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
/** The readers of PDF that browsers have load parts of their own. */
const PDF = "base-uri 'none'; frame-ancestors 'none'"

/** Unless its route says otherwise, nobody keeps an answer; and shown by itself, it loads nothing and stands in no frame. */
export const closed: MiddlewareHandler = async (c, next) => {
  await next()
  const { headers } = c.res
  if (!headers.has('cache-control')) c.header('cache-control', 'no-store')
  if (!headers.has('content-security-policy'))
    c.header('content-security-policy', headers.get('content-type') === 'application/pdf' ? PDF : NOTHING)
}
