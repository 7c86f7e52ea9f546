/** An item as it was printed in an issue of before, with its place. */
import { z } from 'zod'
import { Id } from '../fields.ts'

/** `label`: `2026年第2期`; `place`: `政务工作动态（三）`; `departments`: whose news it was made of, by name. */
export const PrintedItem = z.object({
  issueId: Id,
  label: z.string(),
  place: z.string(),
  departments: z.array(z.string()),
  text: z.string(),
})
export type PrintedItem = z.infer<typeof PrintedItem>
