/** The headers that every answer has: for browsers only, and the same on AWS and locally. */
import type { Context } from 'hono'
import { secureHeaders } from 'hono/secure-headers'

/** A year of https for this name and those below it (RFC 6797); browsers take no notice of it over plain http. */
export const headersOfAll = () => secureHeaders({ strictTransportSecurity: 'max-age=31536000; includeSubDomains' })

const NOTHING = "default-src 'none'; base-uri 'none'; object-src 'none'; frame-ancestors 'none'"
/** The readers of PDF that browsers have load parts of their own. */
const PDF = "base-uri 'none'; frame-ancestors 'none'"

/** An answer of the API that a browser shows by itself loads nothing and stands in no frame, unless its route says otherwise; and nobody keeps it. */
export function closeAnswer(c: Context): void {
  if (!c.res.headers.has('cache-control')) c.header('cache-control', 'no-store')
  if (c.res.headers.has('content-security-policy')) return
  c.header('content-security-policy', c.res.headers.get('content-type') === 'application/pdf' ? PDF : NOTHING)
}
