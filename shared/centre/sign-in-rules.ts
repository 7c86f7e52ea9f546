/** How long a device is trusted, and how old the code behind a signature may be (docs/decisions/0030). */
import { z } from 'zod'

/** `trustedDays` 0: no device is. */
export type SignInRules = { trustedDays: number; freshCodeHours: number }

export const USUAL_RULES: SignInRules = { trustedDays: 30, freshCodeHours: 12 }

/** As variables of the environment or settings of a stack have them. */
export const TrustedDays = z.coerce.number('must be a number of days').int().min(0).max(90)
export const FreshCodeHours = z.coerce
  .number('must be a number of hours')
  .int()
  .min(1)
  .max(24 * 90)
