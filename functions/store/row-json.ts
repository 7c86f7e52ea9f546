/** How an entity lies in the table: as JSON, with what conditions look at beside it. */
import { z } from 'zod'
import type { Keys } from './table.ts'

/** A row's new content; after `expiresAt` it is gone. */
export type Row = { keys: Keys; data: Record<string, unknown>; expiresAt?: Date }

/** What of an entity stands beside its JSON. */
const LOOKED_AT = ['version', 'state', 'inputOpen', 'active'] as const
export type LookedAt = (typeof LOOKED_AT)[number]

/**
 * One attribute of JSON, since a nested map is taken apart value by value on its way in and out: for an issue that
 * costs more than the transaction itself (docs/decisions/0006).
 */
export const itemOfRow = ({ keys, data, expiresAt }: Row) => ({
  ...keys,
  ...Object.fromEntries(LOOKED_AT.flatMap((name) => (data[name] === undefined ? [] : [[name, data[name]]]))),
  json: JSON.stringify(data),
  // In epoch seconds, as DynamoDB’s time to live wants it: never before its instant.
  ...(expiresAt === undefined ? {} : { expiresAt: Math.ceil(expiresAt.getTime() / 1000) }),
})

const Item = z.looseObject({ json: z.string(), expiresAt: z.number().optional() })

/** The entity of an item; DynamoDB removes expired ones late (on AWS within days, in dynoxide never), so they are read as gone. */
export function entityOf<T>(schema: z.ZodType<T>, item: unknown, now: Date): T | null {
  const { json, expiresAt } = Item.parse(item)
  return expiresAt !== undefined && expiresAt * 1000 <= now.getTime() ? null : schema.parse(JSON.parse(json))
}
