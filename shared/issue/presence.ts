/** The people at an issue's desk, and the item that each is in: told to those who may edit it, kept for moments, and never a lock. */
import { z } from 'zod'
import { Id } from '../fields.ts'
import { MOST_PRESENT, PRESENT_MS } from './presence-limits.ts'

/** `itemId` null: at the desk, in no item. */
const Present = z.object({ id: z.string(), name: z.string(), itemId: z.string().nullable() })
export type Present = z.infer<typeof Present>

/** The row: each as they last said it. */
export const AtDesk = z.object({ version: z.number(), people: z.array(Present.extend({ at: z.string() })) })
export type AtDesk = z.infer<typeof AtDesk>

export const PresentNow = z.array(Present)

export const PresenceRequest = z.strictObject({ itemId: Id.nullable() })
export type PresenceRequest = z.infer<typeof PresenceRequest>

type Heard = AtDesk['people'][number]

const isThere =
  (now: Date) =>
  ({ at }: Heard): boolean =>
    now.getTime() - Date.parse(at) < PRESENT_MS

/** All who are there now, without the reader. */
export const othersAt = (row: AtDesk | null, readerId: string, now: Date): Present[] =>
  (row?.people ?? [])
    .filter(isThere(now))
    .filter(({ id }) => id !== readerId)
    .map(({ id, name, itemId }) => ({ id, name, itemId }))

/** With what somebody says now; the others who are still there stay. */
export const heardAt = (row: AtDesk | null, who: Present, now: Date): Heard[] => [
  { ...who, at: now.toISOString() },
  ...(row?.people ?? [])
    .filter(isThere(now))
    .filter(({ id }) => id !== who.id)
    .slice(0, MOST_PRESENT - 1),
]
