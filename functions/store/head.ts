/** The head of a record: the number and hash of its last entry, which the next one follows. */
import { z } from 'zod'

export const Head = z.object({ seq: z.number(), hash: z.string(), version: z.number() })
export type Head = z.infer<typeof Head>
