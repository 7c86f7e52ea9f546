/** Where a signed issue stands on its way to its mailboxes: signed, set for an hour, held, going out, stopped or done. */
import { z } from 'zod'
import { Instant } from '../fields.ts'
import { Distribution } from './delivery.ts'

export const Standing = z.strictObject({
  /** Null while nothing is made of it yet. */
  state: Distribution.shape.state.nullable(),
  /** When it is to begin; null where no hour is set, or it has begun. */
  sendAt: Instant.nullable(),
  /** Whether a letter of it may lie in a mailbox; left out where nobody asked. A correction corrects nothing before. */
  gone: z.boolean().optional(),
})
export type Standing = z.infer<typeof Standing>
