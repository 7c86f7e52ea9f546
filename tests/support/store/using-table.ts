/** A file of tests that has a table of its own, on an engine of its own, and nothing in it. */
import { afterAll } from 'vitest'
import { ensureTable, openTable, type Table } from '#functions/store/table.ts'
import { startEngine } from '../../../infra/local/engine.ts'
import { SECRET } from '../secret.ts'

/** Gone after the file's tests. */
export async function usingTable(): Promise<Table> {
  const engine = await startEngine()
  afterAll(engine.stop)
  const table = openTable('test', SECRET, engine.endpoint)
  await ensureTable(table)
  return table
}
