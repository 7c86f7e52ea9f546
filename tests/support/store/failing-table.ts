/** A table whose store fails as DynamoDB does and the local engine never will: conflicts, throttling, lost replies. */
import { TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import type { Table } from '#functions/store/table.ts'
import { tableAround } from './table-around.ts'

/** What happens to the next write, alone or of a transaction: it is refused before or lost after it was done, or nothing. */
export type Fault = 'conflict' | 'throttled-item' | 'throttled' | 'in-progress' | 'reply-lost' | null

const named = (name: string) => Object.assign(new Error(`injected ${name}`), { name })

const cancelled = (code: string) =>
  new TransactionCanceledException({ message: 'injected', $metadata: {}, CancellationReasons: [{ Code: code }] })

const BEFORE: Record<Exclude<NonNullable<Fault>, 'reply-lost'>, () => Error> = {
  conflict: () => cancelled('TransactionConflict'),
  'throttled-item': () => cancelled('ThrottlingError'),
  throttled: () => named('ThrottlingException'),
  'in-progress': () => named('TransactionInProgressException'),
}

/** What a put alone is told in such a case. */
const ALONE = {
  conflict: 'TransactionConflictException',
  'throttled-item': 'ProvisionedThroughputExceededException',
  throttled: 'ThrottlingException',
  'in-progress': 'TransactionConflictException',
} as const

/** The real table, but each write first asks `next` what shall become of it. */
export const failingTable = (table: Table, next: (command: unknown) => Fault): Table =>
  tableAround(table, async (command, go) => {
    const alone = command instanceof PutCommand
    const fault = alone || command instanceof TransactWriteCommand ? next(command) : null
    if (fault && fault !== 'reply-lost') throw alone ? named(ALONE[fault]) : BEFORE[fault]()
    const answer = await go()
    if (fault === 'reply-lost') throw named('TimeoutError')
    return answer
  })

/** While `busy`, no worker's claim is taken or renewed; what is put back, and all else, is written. */
export const busyForClaims = (table: Table, busy: () => boolean): Table =>
  failingTable(table, (command) => {
    const claims = command instanceof PutCommand && String(command.input.Item?.json).includes('"claimedBy":"')
    return claims && busy() ? 'throttled' : null
  })
