/** The figures that were printed for a month, and by which issue; apart from the series, since pages need no schema. */
import { z } from 'zod'
import { Id, Month } from '../fields.ts'

/**
 * A month with an issue that was issued; `figures`: those that it printed, by the ids of now, none where it printed none.
 * `now`: the value in the figure's unit of now, null where it counts other things.
 */
export const PrintedMonth = z.object({
  period: Month,
  issueId: Id,
  label: z.string(),
  figures: z.array(z.object({ id: z.string(), value: z.string(), unit: z.string(), now: z.number().nullable() })),
})
export type PrintedMonth = z.infer<typeof PrintedMonth>
