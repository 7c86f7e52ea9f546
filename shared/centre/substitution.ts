/** Substitution (代理): who takes a leader's steps for a span of days. */
import { z } from 'zod'
import { Day, Id, Version } from '../fields.ts'

/** From the first day to the last, both of them included, in China. */
export const Substitution = z.strictObject({ personId: Id, from: Day, until: Day })
export type Substitution = z.infer<typeof Substitution>

/** Who is named, or null to end it; `version` is that of the person who is stood in for. */
export const SubstituteRequest = z.strictObject({ version: Version, substitute: Substitution.nullable() })
export type SubstituteRequest = z.infer<typeof SubstituteRequest>

/** For whom something was decided, beside who decided it. */
export const OnBehalfOf = z.strictObject({ personId: Id, personName: z.string() })
export type OnBehalfOf = z.infer<typeof OnBehalfOf>
