/** How long a device is trusted, and how old the code behind a signature may be (docs/decisions/0030). */
import { z } from 'zod'
import type { Session } from './session.ts'

/** `trustedDays` 0: no device is. */
export type SignInRules = { trustedDays: number; freshCodeHours: number }

/** On a device that is not trusted. */
const SESSION_HOURS = 12

/** How long a session lasts, in hours. */
export const sessionHours = (trusted: boolean, { trustedDays }: SignInRules): number =>
  trusted ? Math.max(trustedDays * 24, SESSION_HOURS) : SESSION_HOURS

/** When a session ends by the rules of now, in milliseconds: a shorter rule also ends sessions that were trusted for longer. */
export const sessionEnds = (
  { createdAt, expires, trusted = false }: Pick<Session, 'createdAt' | 'expires' | 'trusted'>,
  rules: SignInRules,
): number => Math.min(Date.parse(expires), Date.parse(createdAt) + sessionHours(trusted, rules) * 3_600_000)

export const USUAL_RULES: SignInRules = { trustedDays: 30, freshCodeHours: 12 }

/** As variables of the environment or settings of a stack have them. */
export const TrustedDays = z.coerce.number('must be a number of days').int().min(0).max(90)
export const FreshCodeHours = z.coerce
  .number('must be a number of hours')
  .int()
  .min(1)
  .max(24 * 90)
