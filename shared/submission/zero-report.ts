/** A zero report (本期无稿): a department's answer to a call that it has no news; it falls when the department hands a text in after all. */
import { z } from 'zod'
import { Id, Instant, Version } from '../fields.ts'

/** One row for a department and an issue; `stands`: not taken back, and no text handed in since. */
export const ZeroReport = z.strictObject({
  issueId: Id,
  departmentId: Id,
  version: Version,
  stands: z.boolean(),
  by: z.strictObject({ id: Id, name: z.string() }),
  at: Instant,
})
export type ZeroReport = z.infer<typeof ZeroReport>
