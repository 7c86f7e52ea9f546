/** The seal of a session's row: one who can write to the database but lacks the installation's secret makes no session. */
import type { Session } from '#shared/centre/session.ts'
import { isMacOf, macOf } from '../mac.ts'

type Sealed = Pick<Session, 'tokenHash' | 'personId' | 'createdAt' | 'expires' | 'era' | 'trusted' | 'device'>

/** All that a session says. */
const saidBy = ({ tokenHash, personId, createdAt, expires, era = 0, trusted, device }: Sealed): string =>
  `session ${tokenHash} ${personId} ${createdAt} ${expires} ${era}${
    // Sessions of before devices were told say nothing of them.
    trusted === undefined && device === undefined ? '' : ` ${JSON.stringify({ trusted, device })}`
  }`

export const sealOf = (session: Sealed, secret: string): string => macOf(saidBy(session), secret)

export const isSealed = (session: Session, secret: string): boolean => isMacOf(saidBy(session), session.mac, secret)
