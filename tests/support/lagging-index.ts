/** A table whose index can stand still while its rows move on, as on AWS it may for a moment and on the local engine it never does. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'

/** While `lags` says so, the index is answered as it was when the same was last asked, if it ever was. */
export function laggingIndex(table: Table, lags: () => boolean): Table {
  const before = new Map<string, unknown>()
  // Overloads of `send` cannot be spelled for a wrapper: it hands the very arguments on.
  const send = async (...of: unknown[]): Promise<unknown> => {
    const [command] = of
    const ofIndex = command instanceof QueryCommand && command.input.IndexName !== undefined
    if (!ofIndex) return Reflect.apply(table.db.send, table.db, of)
    const asked = JSON.stringify(command.input)
    const known = lags() ? before.get(asked) : undefined
    const answer = known ?? (await Reflect.apply(table.db.send, table.db, of))
    before.set(asked, answer)
    return answer
  }
  const db = new Proxy(table.db, {
    get: (target, name, receiver) => (name === 'send' ? send : Reflect.get(target, name, receiver)),
  })
  return { name: table.name, db }
}
