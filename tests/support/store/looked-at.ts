/** The rows that transactions only looked at, and that had to say still what was read of them. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'
import type { AuditEntry } from '#shared/audit.ts'
import type { ActName } from '#shared/audit-labels.ts'
import { tableAround } from './table-around.ts'

type Items = NonNullable<TransactWriteCommand['input']['TransactItems']>

/** As the table writes rows: by their keys, what they say as JSON. */
type Row = { pk?: string; sk?: string; json?: string }
/** Of a person, who are several in an act, with who it is. */
const kindOf = ({ pk = '', sk = '' }: Row) => (sk === 'PERSON' ? pk : (sk.split('#')[0] ?? ''))

/** `ISSUE.state`, `PERSON#lin-guodong.version`; of one that must still be missing its kind alone. */
function lookedAtBy(items: Items): string[] {
  const names = items.flatMap(({ ConditionCheck: check }) => {
    if (!check) return []
    const members = Object.values(check.ExpressionAttributeNames ?? {})
    const kind = kindOf(check.Key as Row)
    return members.length === 0 ? [kind] : members.map((member) => `${kind}.${member}`)
  })
  return [...new Set(names)].sort()
}

/** To be taken into the centre as `around`. */
export function watchingCommits() {
  const committed: Items[] = []
  return {
    around: (table: Table) =>
      tableAround(table, async (command, go) => {
        const answer = await go()
        if (command instanceof TransactWriteCommand) committed.push(command.input.TransactItems ?? [])
        return answer
      }),
    begin: () => {
      committed.length = 0
    },
    /** Of each transaction since then that wrote an entry of this act, or of all: what it looked at, and the kinds of rows that it changed. */
    since: (act: ActName | null): { lookedAt: string[]; changed: string[] }[] =>
      committed.flatMap((items) => {
        const puts = items.flatMap(({ Put }) =>
          Put ? [{ row: Put.Item as Row, isChange: Put.ConditionExpression !== undefined }] : [],
        )
        const entries = puts.flatMap(({ row }) =>
          kindOf(row) === 'AUDIT' ? [JSON.parse(row.json ?? '') as AuditEntry] : [],
        )
        if (act !== null && !entries.some(({ what }) => what === act)) return []
        const changed = puts.flatMap(({ row, isChange }) => (isChange ? [kindOf(row)] : []))
        return [{ lookedAt: lookedAtBy(items), changed }]
      }),
  }
}
