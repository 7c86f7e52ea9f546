/** The seal of a session's row: whoever can write to the database without the installation's secret makes no session. */
import { createHmac, timingSafeEqual } from 'node:crypto'
import type { Session } from '#shared/centre/session.ts'

type Sealed = Pick<Session, 'tokenHash' | 'personId' | 'createdAt' | 'expires' | 'era'>

/** HMAC-SHA-256 (RFC 2104) over all that a session says, in lower-case hex. */
export const macOf = ({ tokenHash, personId, createdAt, expires, era = 0 }: Sealed, secret: string): string =>
  createHmac('sha256', secret).update(`session ${tokenHash} ${personId} ${createdAt} ${expires} ${era}`).digest('hex')

export const isSealed = (session: Session, secret: string): boolean =>
  session.mac !== undefined && timingSafeEqual(Buffer.from(session.mac), Buffer.from(macOf(session, secret)))
