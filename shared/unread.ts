/** Tells of a list's entries that this release cannot read: how many, and why; nothing where it reads them all. */
import { z } from 'zod'
import type { Refusal } from './refusals.ts'

export const Unread = z.object({
  newer: z.number().describe('由较新版本的系统保存的条数'),
  damaged: z.number().describe('存档已损坏的条数'),
})
export type Unread = z.infer<typeof Unread>

/** The member of an answer that tells it, left out where there is nothing to tell. */
export const MayBeUnread = { unread: Unread.optional() }

export function unreadIn(refusals: readonly Pick<Refusal, 'code'>[]): { unread?: Unread } {
  if (refusals.length === 0) return {}
  const newer = refusals.filter(({ code }) => code === 'newer-row').length
  return { unread: { newer, damaged: refusals.length - newer } }
}
