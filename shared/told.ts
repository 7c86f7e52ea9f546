/** The people whom an act writes to, by name, and those whom it does not reach: told to the one who acts. */
import { z } from 'zod'

export const Told = z.strictObject({
  /** `name` of a department or an approval step, with the people who are written to. */
  reached: z.array(z.strictObject({ name: z.string(), people: z.array(z.string()) })),
  missed: z.array(z.strictObject({ name: z.string(), why: z.string() })),
})
export type Told = z.infer<typeof Told>

export const together = (...told: readonly Told[]): Told => ({
  reached: told.flatMap(({ reached }) => reached),
  missed: told.flatMap(({ missed }) => missed),
})
