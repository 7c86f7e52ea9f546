/** The demo's people and lists in a new table: made by their acts once, then copied row by row for every centre of the same hour. */
import { BatchWriteCommand, paginateScan } from '@aws-sdk/lib-dynamodb'
import type { WorkerDeps } from '#functions/deps.ts'
import type { Table } from '#functions/store/table.ts'
import { RECIPIENTS } from '../../../infra/local/demo/recipients.ts'
import { seedCentre } from '../../../infra/local/demo/seed.ts'
import { SIX } from '../six-mailboxes.ts'

type Item = Record<string, unknown>

/** The most that one BatchWriteItem takes. */
const MOST = 25

export type Mailboxes = 'all' | 'six'

/** By the lists and the hour at which they were made: the rows bear it. */
const made = new Map<string, Item[]>()

export async function fillAlike(deps: WorkerDeps, mailboxes: Mailboxes, hour: string): Promise<void> {
  const kept = `${mailboxes} ${hour}`
  const rows = made.get(kept)
  if (rows) return writeRows(deps.table, rows)
  await seedCentre(
    deps,
    RECIPIENTS.filter(({ address }) => mailboxes === 'all' || SIX.includes(address)),
  )
  made.set(kept, await everyRow(deps.table))
}

/** Every row there is. */
export async function everyRow({ db, name }: Table): Promise<Item[]> {
  const rows: Item[] = []
  for await (const { Items = [] } of paginateScan({ client: db }, { TableName: name })) rows.push(...Items)
  return rows
}

export async function writeRows({ db, name }: Table, rows: readonly Item[]): Promise<void> {
  const batches = Array.from({ length: Math.ceil(rows.length / MOST) }, (_, n) => rows.slice(n * MOST, (n + 1) * MOST))
  const answers = await Promise.all(
    batches.map((batch) =>
      db.send(new BatchWriteCommand({ RequestItems: { [name]: batch.map((row) => ({ PutRequest: { Item: row } })) } })),
    ),
  )
  // An engine of one's own leaves nothing over.
  if (answers.some(({ UnprocessedItems }) => UnprocessedItems?.[name]?.length)) throw new Error('rows were left over')
}
