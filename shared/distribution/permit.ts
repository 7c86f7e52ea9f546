/** The permit to send (定时发送): an hour that the sign-off names, and how long after it sending may still begin. */

import type { SignOff } from '../issue/issue.ts'
import { MOST_DAYS_AHEAD } from './distribution-limits.ts'

const HOUR_MS = 3_600_000
/** A system that was off for a day must not send what was meant for yesterday. */
const PERMIT_HOURS = 24

export type Permit = NonNullable<SignOff['permit']>

export const permitFrom = (sendAt: string): Permit => ({
  from: new Date(sendAt).toISOString(),
  until: new Date(Date.parse(sendAt) + PERMIT_HOURS * HOUR_MS).toISOString(),
})

/** Whether sending may be set for this hour. */
export const isWithinReach = (sendAt: string, now: Date): boolean => {
  const ahead = Date.parse(sendAt) - now.getTime()
  return ahead > 0 && ahead <= MOST_DAYS_AHEAD * 24 * HOUR_MS
}
