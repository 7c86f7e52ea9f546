/** A file of tests that has a table of its own, on an engine of its own, and nothing in it. */
import { afterAll, beforeAll } from 'vitest'
import { ensureTable, openTable, type Table } from '#functions/store/table.ts'
import { type Engine, startEngine } from '../../../infra/local/engine.ts'
import { SECRET } from '../secret.ts'

/** Registers the hooks; what it gives is the table once they have run. */
export function usingTable(): Table {
  let engine: Engine
  let table: Table
  beforeAll(async () => {
    engine = await startEngine()
    table = openTable('test', SECRET, engine.endpoint)
    await ensureTable(table)
  })
  afterAll(() => engine.stop())
  return {
    get db() {
      return table.db
    },
    get name() {
      return table.name
    },
    secret: SECRET,
  }
}
