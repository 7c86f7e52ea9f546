/**
 * The pause of all mail (暂停发信): something is wrong with the sender, the account or the server, so that no letter can go.
 * One letter at a time is tried, with growing rests between, until one goes; until then all others wait.
 */
import { z } from 'zod'
import { Instant } from '../fields.ts'
import { ABOUT, type About } from './about.ts'

export const MailPause = z.strictObject({
  version: z.number().int().positive(),
  // Object.keys loses the key type; the table is closed
  about: z.enum(Object.keys(ABOUT) as About[]),
  cause: z.string(),
  /** What to look up: reply codes and stage, or the name of an error. */
  code: z.string(),
  /** In Chinese, with the server's words. */
  reason: z.string(),
  since: Instant,
  /** When a letter is tried again. */
  nextTry: Instant,
  /** Letters tried in vain since it began. */
  probes: z.number().int().nonnegative(),
  /** Whose letter is being tried, and until when that holds. */
  probing: z.strictObject({ worker: z.string(), until: Instant }).nullable(),
})
export type MailPause = z.infer<typeof MailPause>
