/** The figures of earlier months, as pages are told them. */
import { z } from 'zod'
import type { PastMonth } from '#shared/checks/figures/history.ts'

export const PastFigures = z.array(
  z.object({
    period: z.string(),
    figures: z.array(z.object({ id: z.string(), value: z.string(), unit: z.string() })),
  }),
)

export const pastFigures = (months: readonly PastMonth[]): z.infer<typeof PastFigures> =>
  months.map(({ period, figures }) => ({ period, figures: [...figures] }))
