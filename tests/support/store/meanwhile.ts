/** A table on which something else happens once, between an act's reading and its writing; and whose index may stand still. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'
import { laggingIndex } from './lagging-index.ts'
import { tableAround } from './table-around.ts'

/** To be set by a test, and taken into the centre as `around`. */
export type Meanwhile = {
  /** Done before the next transaction, once. */
  first: (() => Promise<unknown>) | null
  /** While so, the index answers as when it was last asked. */
  lags: boolean
  around: (table: Table) => Table
}

export function aMeanwhile(): Meanwhile {
  const meanwhile: Meanwhile = {
    first: null,
    lags: false,
    around: (table) =>
      tableAround(
        laggingIndex(table, () => meanwhile.lags),
        async (command, go) => {
          if (meanwhile.first && command instanceof TransactWriteCommand) {
            const { first } = meanwhile
            meanwhile.first = null
            await first()
          }
          return go()
        },
      ),
  }
  return meanwhile
}
