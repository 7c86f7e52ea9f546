/** A table whose index can stand still while its rows move on, as on AWS it may for a moment and on the local engine it never does. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'
import { tableAround } from './table-around.ts'

/** While `lags` says so, the index is answered as it was when the same was last asked, if it ever was. */
export function laggingIndex(table: Table, lags: () => boolean): Table {
  const before = new Map<string, unknown>()
  return tableAround(table, async (command, go) => {
    const ofIndex = command instanceof QueryCommand && command.input.IndexName !== undefined
    if (!ofIndex) return go()
    const asked = JSON.stringify(command.input)
    const known = lags() ? before.get(asked) : undefined
    const answer = known ?? (await go())
    before.set(asked, answer)
    return answer
  })
}
