/** The rows that transactions only looked at, and that had to say still what was read of them. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { z } from 'zod'
import type { Table } from '#functions/store/table.ts'
import type { ActName } from '#shared/audit-labels.ts'
import { tableAround } from './table-around.ts'

type Items = NonNullable<TransactWriteCommand['input']['TransactItems']>

/** A row, or the key of one. */
const Row = z.looseObject({ pk: z.string(), sk: z.string() })
const Entry = z.looseObject({ json: z.string().transform((json) => Said.parse(JSON.parse(json))) })
const Said = z.looseObject({ what: z.string() })

/** Of persons, who are several in an act, and of the heads of records, whose it is. */
function kindOf(row: unknown): string {
  const { pk, sk } = Row.parse(row)
  const kind = sk.split('#')[0] ?? ''
  return kind === 'PERSON' || kind === 'AUDIT-HEAD' ? pk : kind
}

/** `ISSUE.state`, `PERSON#lin-guodong.version`; the version too of one that must still be missing. */
function lookedAtBy(items: Items): string[] {
  const names = items.flatMap(({ ConditionCheck: check }) => {
    if (!check) return []
    const members = Object.values(check.ExpressionAttributeNames ?? { missing: 'version' })
    return members.map((member) => `${kindOf(check.Key)}.${member}`)
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
        const puts = items.flatMap(({ Put }) => Put ?? [])
        const entries = puts.flatMap(({ Item }) => (kindOf(Item) === 'AUDIT' ? [Entry.parse(Item).json] : []))
        if (act !== null && !entries.some(({ what }) => what === act)) return []
        const changed = puts.flatMap(({ Item, ConditionExpression }) => (ConditionExpression ? [kindOf(Item)] : []))
        return [{ lookedAt: lookedAtBy(items), changed }]
      }),
  }
}
