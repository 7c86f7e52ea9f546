/** The real table, before whose first transaction something else happens: what stands between an act's reading and its writing. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'
import { tableAround } from './table-around.ts'

/** `happened` says whether it came to that. */
export function overtaken(table: Table, happens: () => Promise<unknown>): { table: Table; happened: () => boolean } {
  let happened = false
  const around = tableAround(table, async (command, go) => {
    if (command instanceof TransactWriteCommand && !happened) {
      happened = true
      await happens()
    }
    return go()
  })
  return { table: around, happened: () => happened }
}
