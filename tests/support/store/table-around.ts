/** The real table with something of a test's own around each request: to fail it, hold it back, look at it. */
import type { Table } from '#functions/store/table.ts'

/** `send` is given the command, and what sends it on. */
export function tableAround(
  table: Table,
  send: (command: unknown, go: () => Promise<unknown>) => Promise<unknown>,
): Table {
  // Overloads of the client's `send` cannot be spelled for a wrapper: it hands the very arguments on.
  const around = (...of: unknown[]) => send(of[0], async () => Reflect.apply(table.db.send, table.db, of))
  // All else of the client is as it was.
  const db: Table['db'] = Object.assign(Object.create(table.db), { send: around })
  return { ...table, db }
}
