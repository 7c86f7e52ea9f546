/**
 * Writing: a move, its record and the work it causes go in one transaction or not at all, and every write names what it read.
 * The loser of a race hears its write's refusal; only the chain of the record is linked again and retried.
 */
import { randomUUID } from 'node:crypto'
import { ConditionalCheckFailedException, TransactionCanceledException } from '@aws-sdk/client-dynamodb'
import { PutCommand, TransactWriteCommand, type TransactWriteCommandInput } from '@aws-sdk/lib-dynamodb'
import { type Act, chained } from '#shared/audit.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import type { Work } from '#shared/work.ts'
import { requestNow } from '../log/request-now.ts'
import { type CounterChange, counterItems } from './counters.ts'
import { eachRowOnce } from './each-row-once.ts'
import { keys } from './keys.ts'
import { pauseAfter } from './patience.ts'
import { get } from './read.ts'
import { Head, headAfter } from './record-head.ts'
import { itemOfRow, type LookedAt, type Row } from './row-json.ts'
import { isThrottled } from './store-faults.ts'
import type { Keys, Table } from './table.ts'
import { whole } from './unknown-members.ts'

export type Write =
  /** A row that must not exist yet; `counted`: what of the numbers changes with it. */
  | { kind: 'add'; row: Row; refusal: Lost; counted?: CounterChange }
  /** A row that must still be at `version`, and in `state` where it has one. */
  | { kind: 'change'; row: Row; version: number; state?: string; refusal: Lost; counted?: CounterChange }
  /** A row that must still be at `version`. */
  | { kind: 'remove'; keys: Keys; version: number; refusal: Lost }
  /** A row that must still say this, or must still be missing (null): it is only looked at. */
  | { kind: 'expect'; keys: Keys; data: Partial<Record<LookedAt, string | number | boolean>> | null; refusal: Lost }
  /** A row that only says that something is there: all its writers write the same. */
  | { kind: 'mark'; row: Row }

/** What a condition says that no longer holds; `decide-anew`: another row moved on, the act reads and decides again. */
export type Lost = RefusalCode | 'decide-anew'

/** The next version of a row, of which `version` was read (0: there was none); the second of two writers decides anew. */
export const writeNext = (row: Row, version: number): Write =>
  version === 0
    ? { kind: 'add', row, refusal: 'decide-anew' }
    : { kind: 'change', row, version, refusal: 'decide-anew' }

/**
 * `head`: as it was read with the rest, if it was. An older one costs a second try, no more; but the act is decided anew
 * where it rests on what the record tells (`heldTo`), and another act came on it since.
 */
type Recorded = { subject: string; act: Act; head?: Head | null | undefined; heldTo?: boolean | undefined }

export type Commit = {
  writes: Write[]
  record?: Recorded
  /** On the records of other subjects, of what the same act did to them. */
  alsoRecord?: Recorded[]
  work?: Work[]
}

type TransactItem = NonNullable<TransactWriteCommandInput['TransactItems']>[number]

/** DynamoDB's own limit of actions in a transaction. */
const MOST_ACTIONS = 100
/** The most rows of one partition that go together: one action is left for their count. */
export const MOST_WRITES = MOST_ACTIONS - 1
/** DynamoDB takes a row of 400 KB (409,600 bytes); as JSON a row is never smaller than as DynamoDB counts it. */
const MOST_BYTES_OF_ROW = 400_000
const TRIES = 40

export const bytesOf = (value: unknown): number => Buffer.byteLength(JSON.stringify(value))

const VERSION = { '#version': 'version' }

function itemOf(table: Table, write: Write): TransactItem {
  const TableName = table.name
  if (write.kind === 'remove')
    return {
      Delete: {
        TableName,
        Key: { pk: write.keys.pk, sk: write.keys.sk },
        ConditionExpression: '#version = :version',
        ExpressionAttributeNames: VERSION,
        ExpressionAttributeValues: { ':version': write.version },
      },
    }
  if (write.kind === 'expect') {
    const Key = { pk: write.keys.pk, sk: write.keys.sk }
    if (write.data === null)
      return { ConditionCheck: { TableName, Key, ConditionExpression: 'attribute_not_exists(pk)' } }
    const members = Object.entries(write.data)
    return {
      ConditionCheck: {
        TableName,
        Key,
        ConditionExpression: members.map((_, n) => `#m${n} = :m${n}`).join(' AND '),
        ExpressionAttributeNames: Object.fromEntries(members.map(([name], n) => [`#m${n}`, name])),
        ExpressionAttributeValues: Object.fromEntries(members.map(([, value], n) => [`:m${n}`, value])),
      },
    }
  }
  const Put = { TableName, Item: itemOfRow(write.row) }
  if (write.kind === 'mark') return { Put }
  if (write.kind === 'add') return { Put: { ...Put, ConditionExpression: 'attribute_not_exists(pk)' } }
  return {
    Put: {
      ...Put,
      ConditionExpression: `#version = :version${write.state ? ' AND #state = :state' : ''}`,
      ExpressionAttributeNames: { ...VERSION, ...(write.state ? { '#state': 'state' } : {}) },
      ExpressionAttributeValues: { ':version': write.version, ...(write.state ? { ':state': write.state } : {}) },
    },
  }
}

async function recordItems(table: Table, record: Recorded, again: boolean): Promise<TransactItem[]> {
  const headKeys = keys.auditHead(record.subject)
  const head = again || record.head === undefined ? await get(table, Head, headKeys) : record.head
  if (again && record.heldTo && head?.version !== record.head?.version) throw new DecideAnew()
  const entry = await chained(record.act, head)
  const row = { keys: headKeys, data: headAfter(record.subject, head, entry, table.secret) }
  return [
    { kind: 'add', row: { keys: keys.audit(record.subject, entry.seq), data: entry }, refusal: 'busy' } as const,
    head
      ? ({ kind: 'change', row, version: head.version, refusal: 'busy' } as const)
      : ({ kind: 'add', row, refusal: 'busy' } as const),
  ].map((write) => itemOf(table, write))
}

/**
 * Writes all of it or nothing.
 * @throws Refusal of the first write whose condition no longer holds (DecideAnew where it says so); `content-too-large` for a row that the store would
 * not take; `busy` when the record or the store is contended beyond patience.
 */
export async function commit(table: Table, { writes, record, alsoRecord = [], work = [] }: Commit): Promise<void> {
  const records = [...(record ? [record] : []), ...alsoRecord]
  const all = [
    ...eachRowOnce(writes),
    ...work.map((item): Write => ({ kind: 'add', row: workRow({ request: requestNow(), ...item }), refusal: 'stale' })),
  ].map(withAllMembers)
  const counted = all.flatMap((write) => ('counted' in write && write.counted) || [])
  const counts = () => counterItems(table, counted)
  if (all.length + counts().length + 2 * records.length > MOST_ACTIONS) throw new Refusal('too-large')
  if (all.some((write) => 'row' in write && bytesOf(write.row) > MOST_BYTES_OF_ROW))
    throw new Refusal('content-too-large')
  const alone = putAlone(table, all, records)
  let request: TransactWriteCommandInput | null = null
  for (let attempt = 0; attempt < TRIES; attempt += 1) {
    if (attempt > 0) await pauseAfter(attempt)
    if (alone) {
      if (await put(table, alone)) return
      continue
    }
    if (request === null) {
      const TransactItems = [...all.map((write) => itemOf(table, write)), ...counts()]
      for (const one of records) TransactItems.push(...(await recordItems(table, one, attempt > 0)))
      request = { TransactItems, ClientRequestToken: randomUUID() }
    }
    const done = await transact(table, request, all)
    if (done === 'written') return
    if (done === 'not-so') request = null
  }
  throw new Refusal('busy')
}

/** What an act relied on has moved on since it was read: it is to be decided again (acts/decide-anew.ts). */
export class DecideAnew extends Error {}

const withAllMembers = (write: Write): Write =>
  'row' in write ? { ...write, row: { ...write.row, data: whole(write.row.data) } } : write

const lostBy = (lost: Lost): Error => (lost === 'decide-anew' ? new DecideAnew() : new Refusal(lost))

type Alone = { input: NonNullable<TransactItem['Put']>; refusal: Lost; mark: string }

/**
 * One row with nothing beside it is a conditional put: half of what a transaction costs. DynamoDB does not know a put that the client
 * tries again, so the row carries a mark of its write, and a condition that fails on our own mark was ours.
 */
function putAlone(table: Table, writes: readonly Write[], records: readonly Recorded[]): Alone | null {
  const [write, ...more] = writes
  if (
    !write ||
    more.length > 0 ||
    records.length > 0 ||
    (write.kind !== 'add' && write.kind !== 'change') ||
    write.counted
  )
    return null
  const item = itemOf(table, write).Put
  if (!item) return null
  const mark = randomUUID()
  return { input: { ...item, Item: { ...item.Item, written: mark } }, refusal: write.refusal, mark }
}

/** Whether it was written; false if the same may pass later. @throws Refusal where the condition does not hold. */
async function put(table: Table, { input, refusal, mark }: Alone): Promise<boolean> {
  try {
    await table.db.send(new PutCommand({ ...input, ReturnValuesOnConditionCheckFailure: 'ALL_OLD' }))
    return true
  } catch (error) {
    if (error instanceof ConditionalCheckFailedException) {
      if (error.Item?.written?.S === mark) return true
      throw lostBy(refusal)
    }
    if (isThrottled(error) || (error instanceof Error && error.name === 'TransactionConflictException')) return false
    throw error
  }
}

/**
 * `ask-again`: what became of it is not known, or nothing was done; asked again with its token it is done once. `not-so`: it was
 * not written as it was, and is put together anew. @throws Refusal of the first of `writes` that lost.
 */
async function transact(
  table: Table,
  request: TransactWriteCommandInput,
  writes: readonly Write[],
): Promise<'written' | 'ask-again' | 'not-so'> {
  try {
    await table.db.send(new TransactWriteCommand(request))
    return 'written'
  } catch (error) {
    if (isThrottled(error)) return 'ask-again'
    if (!(error instanceof TransactionCanceledException)) throw error
    const codes = (error.CancellationReasons ?? []).map(({ Code }) => Code)
    const lost = writes.find((_, index) => codes[index] === 'ConditionalCheckFailed')
    if (lost && 'refusal' in lost) throw lostBy(lost.refusal)
    // What stands behind them is a count, or the record, whose chain is linked again.
    if (!codes.some((code) => code === 'ConditionalCheckFailed' || (code && RETRIABLE.has(code)))) throw error
    return 'not-so'
  }
}

const RETRIABLE = new Set(['TransactionConflict', 'ThrottlingError', 'ProvisionedThroughputExceeded'])

export const workRow = (work: Work): Row => ({ keys: keys.work(work.id, work.queue, work.dueAt), data: work })

/** Whether a write lost against somebody else's of the same row. */
export const isStale = (error: unknown): boolean => error instanceof Refusal && error.code === 'stale'

/** Writes unless somebody else was first: whether it was written. @throws whatever else it is: of a busy store nothing is known. */
export const unlessStale = (writing: Promise<void>): Promise<boolean> =>
  writing.then(
    () => true,
    (error: unknown) => {
      if (isStale(error)) return false
      throw error
    },
  )
