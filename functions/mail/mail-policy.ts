/** The policy for a mail's HTML where it is shown: no script, nothing loaded, no form, a world of its own, and only within our own pages. */

export const MAIL_POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-ancestors 'self'; sandbox"
