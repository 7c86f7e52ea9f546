/** How an entity lies in the table: as JSON, with what conditions look at beside it. */
import { z } from 'zod'
import { loosely } from '#shared/loosely.ts'
import { Refusal } from '#shared/refusals.ts'
import { kindOf } from './keys.ts'
import type { Keys } from './table.ts'
import { withUnknown } from './unknown-members.ts'
import { shapeOf, upgraded } from './upgrade.ts'

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
  shape: shapeOf(kindOf(keys.sk)),
  json: JSON.stringify(data),
  // In epoch seconds, as DynamoDB’s time to live wants it: never before its instant.
  ...(expiresAt === undefined ? {} : { expiresAt: Math.ceil(expiresAt.getTime() / 1000) }),
})

const Item = z.looseObject({
  sk: z.string(),
  json: z.string(),
  shape: z.number().optional(),
  expiresAt: z.number().optional(),
})

/**
 * The entity of an item; DynamoDB removes expired ones late (on AWS within days, in dynoxide never), so they are read as gone.
 * @throws Refusal `newer-row` for what only a later release can have written, `damaged-row` for what none writes
 */
export function entityOf<T>(schema: z.ZodType<T>, item: unknown, now: Date): T | null {
  const { sk, json, shape, expiresAt } = Item.parse(item)
  if (expiresAt !== undefined && expiresAt * 1000 <= now.getTime()) return null
  const kind = kindOf(sk)
  const stored = upgraded({ kind, shape, json })
  const { data, error } = loosely(schema).safeParse(stored)
  // A schema may read anything, also nothing: that there is no error says that it was read.
  if (error) throw new Refusal(isNewer(error) ? 'newer-row' : 'damaged-row', [], { cause: `${kind}: ${error.message}` })
  return withUnknown(stored, data as T)
}

/** An entity, or why this release cannot read it. @throws whatever else is wrong */
export function readOrWhyNot<T>(schema: z.ZodType<T>, item: unknown, now: Date): T | null | Refusal {
  try {
    return entityOf(schema, item, now)
  } catch (error) {
    return whyNot(error)
  }
}

/** The same of something that reads by itself. */
export const orWhyNot = <T>(reading: Promise<T>): Promise<T | Refusal> => reading.catch(whyNot)

function whyNot(error: unknown): Refusal {
  if (isUnreadable(error)) return error
  throw error
}

const isUnreadable = (error: unknown): error is Refusal =>
  error instanceof Refusal && (error.code === 'newer-row' || error.code === 'damaged-row')

/** A value that is none of those that are known: a state, an act, a kind. No release writes what is wrong otherwise. */
const isNewer = ({ issues }: z.ZodError): boolean =>
  issues.every(({ code }) => code === 'invalid_value' || code === 'invalid_union')
