/** Rows as a later release may have left them, in a centre that begins with the newest frozen ones. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll } from 'vitest'
import type { Keys } from '#functions/store/table.ts'
import { OLD_ROWS, openedOldRows } from './old-rows.ts'

export type Item = Record<string, unknown>
// biome-ignore lint/suspicious/noExplicitAny: rows of every kind are changed
export type Json = any

export const json =
  (change: (row: Json) => Json) =>
  (item: Item): Item => ({ ...item, json: JSON.stringify(change(JSON.parse(String(item.json)))) })
export const laterShape = (item: Item): Item => ({ ...item, shape: 99 })
export const broken = (item: Item): Item => ({ ...item, json: String(item.json).slice(0, -1) })

/** For the tests of a file. */
export async function usingNewestRows() {
  const [, old] = OLD_ROWS.at(-1) ?? []
  if (!old) throw new Error('there are no old rows')
  const centre = await openedOldRows(old)
  afterAll(centre.close)

  const itemAt = async ({ pk, sk }: Pick<Keys, 'pk' | 'sk'>): Promise<Item> => {
    const { db, name } = centre.deps.table
    return (await db.send(new GetCommand({ TableName: name, Key: { pk, sk } }))).Item ?? {}
  }
  const put = centre.putRow

  /** The row changed as `how` says while `look` looks; then as it was. */
  async function changed<T>(of: Keys, how: (item: Item) => Item, look: (item: Item) => Promise<T>): Promise<T> {
    const before = await itemAt(of)
    const item = how(before)
    await put(item)
    try {
      return await look(item)
    } finally {
      await put(before)
    }
  }

  /** What the frozen rows of a partition say whose sort keys begin so. */
  const rowsOf = (pk: string, begins: string): Json[] =>
    old.rows
      .filter((row) => row.pk === pk && String(row.sk).startsWith(begins))
      .map((row) => JSON.parse(String(row.json)))

  return { old, centre, itemAt, put, changed, rowsOf }
}
