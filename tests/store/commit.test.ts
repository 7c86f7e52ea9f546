/** The store: all of a commit or nothing, each write on what was read, and a record whose alteration is seen. */
import { BatchGetCommand, DeleteCommand, GetCommand, PutCommand, TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeAll, describe, expect, test } from 'vitest'
import { z } from 'zod'
import { bytesOf, commit, DecideAnew, unlessStale, type Write } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { mailTurnRow } from '#functions/store/mail-turn-row.ts'
import { get, getTogether } from '#functions/store/read.ts'
import { loadRecord } from '#functions/store/record.ts'
import { Head } from '#functions/store/record-head.ts'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import { workFor } from '#shared/work.ts'
import { anAct, NO_FILES } from '../support/store/acts.ts'
import { failingTable } from '../support/store/failing-table.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingTable } from '../support/store/using-table.ts'

const table = await usingTable()

const Row = z.object({ version: z.number(), state: z.string(), text: z.string() })
const at = (name: string) => ({ pk: `TEST#${name}`, sk: 'ROW' })
const row = (name: string, version: number, state = 'a', text = '') => ({
  keys: at(name),
  data: { version, state, text },
})
const add = (name: string, refusal: RefusalCode = 'stale'): Write => ({ kind: 'add', row: row(name, 1), refusal })
const read = (name: string) => get(table, Row, at(name))
const refused = async (doing: Promise<void>): Promise<string | null> =>
  doing.then(
    () => null,
    (error: unknown) => {
      if (error instanceof Refusal) return error.code
      throw error
    },
  )

describe('each write holds only for what was read', () => {
  test.each<[string, string, (name: string) => Write]>([
    ['a new row that is there already', 'person-exists', (name) => add(name, 'person-exists')],
    [
      'a change of an older version',
      'stale',
      (name) => ({ kind: 'change', row: row(name, 3), version: 2, refusal: 'stale' }),
    ],
    [
      'a change in another state',
      'wrong-state',
      (name) => ({ kind: 'change', row: row(name, 2), version: 1, state: 'b', refusal: 'wrong-state' }),
    ],
    [
      'a change of what is not there',
      'stale',
      () => ({ kind: 'change', row: row('nowhere', 2), version: 1, refusal: 'stale' }),
    ],
    [
      'a removal of an older version',
      'stale',
      (name) => ({ kind: 'remove', keys: at(name), version: 2, refusal: 'stale' }),
    ],
    [
      'an expectation that does not hold',
      'input-closed',
      (name) => ({ kind: 'expect', keys: at(name), data: { state: 'b' }, refusal: 'input-closed' }),
    ],
  ])('%s is refused, with all that came with it', async (what, code, write) => {
    const name = what.replaceAll(' ', '-')
    await commit(table, { writes: [add(name)] })
    const work = workFor(`work-${name}`, { kind: 'distribute', issueId: 'i' }, new Date())
    const record = { subject: `TEST#${name}`, act: anAct('x') }
    expect(await refused(commit(table, { writes: [add(`${name}-more`), write(name)], work: [work], record }))).toBe(
      code,
    )
    expect(await read(name)).toEqual({ version: 1, state: 'a', text: '' })
    expect(await read(`${name}-more`)).toBeNull()
    expect(await get(table, z.unknown(), keys.work(work.id, 'open', ''))).toBeNull()
    expect(await loadRecord({ table, files: NO_FILES }, record.subject)).toEqual({
      entries: [],
      unread: [],
      brokenAt: null,
      unsealed: 0,
      head: null,
    })
  })

  test('of twenty changes at once one holds', async () => {
    await commit(table, { writes: [add('race')] })
    const change = (n: number): Write => ({
      kind: 'change',
      row: row('race', 2, 'a', String(n)),
      version: 1,
      refusal: 'stale',
    })
    const codes = await Promise.all(
      Array.from({ length: 20 }, (_, n) => refused(commit(table, { writes: [change(n)] }))),
    )
    expect(codes.filter((code) => code === null)).toHaveLength(1)
    expect(codes.filter((code) => code === 'stale')).toHaveLength(19)
  })
})

test('a write unless somebody was first: written, lost, and of a busy store neither', async () => {
  const write = add('first')
  expect(await unlessStale(commit(table, { writes: [write] }))).toBe(true)
  expect(await unlessStale(commit(table, { writes: [write] }))).toBe(false)
  const other = commit(table, { writes: [add('first', 'person-exists')] })
  await expect(unlessStale(other)).rejects.toMatchObject({ code: 'person-exists' })
  const busy = failingTable(table, () => 'throttled')
  const turn = { version: 1, reach: 0, slow: { halvings: 0, leftMs: 0 } }
  const writing = [unlessStale(commit(busy, { writes: [add('second')] })), mailTurnRow(busy).write(turn)]
  for (const one of await Promise.allSettled(writing)) expect(one).toMatchObject({ reason: { code: 'busy' } })
}, 60_000)

describe('what the store would not take is refused before it is asked', () => {
  test('a row near its limit is kept, one above is refused', async () => {
    const big = (name: string, bytes: number): Write => {
      const empty = row(name, 1)
      return {
        kind: 'add',
        row: row(name, 1, 'a', '字'.repeat(Math.floor((bytes - bytesOf(empty)) / 3))),
        refusal: 'stale',
      }
    }
    expect(await refused(commit(table, { writes: [big('near', 399_990)] }))).toBeNull()
    expect((await read('near'))?.text.length).toBeGreaterThan(133_000)
    expect(await refused(commit(table, { writes: [big('above', 400_010)] }))).toBe('content-too-large')
    expect(await read('above')).toBeNull()
  })

  test('a hundred writes are one transaction, more are refused', async () => {
    const many = (prefix: string, n: number) => Array.from({ length: n }, (_, index) => add(`${prefix}-${index}`))
    expect(await refused(commit(table, { writes: many('hundred', 100) }))).toBeNull()
    expect(await refused(commit(table, { writes: many('more', 101) }))).toBe('too-large')
    expect(
      await refused(commit(table, { writes: many('with', 99), record: { subject: 'TEST#x', act: anAct('x') } })),
    ).toBe('too-large')
    expect(await read('more-0')).toBeNull()
  })
})

test('an expired row is read as gone, though the store still has it', async () => {
  const now = new Date('2026-02-01T00:00:00Z')
  await commit(table, { writes: [{ kind: 'add', row: { ...row('expiring', 1), expiresAt: now }, refusal: 'stale' }] })
  expect(await get(table, Row, at('expiring'), new Date(now.getTime() - 1))).not.toBeNull()
  expect(await get(table, Row, at('expiring'), now)).toBeNull()
})

describe('the record', () => {
  const SUBJECT = 'TEST#record'
  const entry = (seq: number) => ({ pk: SUBJECT, sk: `AUDIT#${String(seq).padStart(8, '0')}` })
  const TableName = 'test'
  beforeAll(async () => {
    await Promise.all(
      Array.from({ length: 8 }, (_, n) =>
        commit(table, { writes: [], record: { subject: SUBJECT, act: anAct(String(n)) } }),
      ),
    )
  })

  test('of eight acts at once holds all eight in one whole chain', async () => {
    const { entries, brokenAt } = await loadRecord({ table, files: NO_FILES }, SUBJECT)
    expect(brokenAt).toBeNull()
    expect(entries.map(({ seq }) => seq)).toEqual([1, 2, 3, 4, 5, 6, 7, 8])
    expect(entries.map(({ about }) => about).sort()).toEqual(['0', '1', '2', '3', '4', '5', '6', '7'])
  })

  test('that an act holds to: written where it ends as was read, else nothing is', async () => {
    const subject = 'TEST#held-to'
    const head = () => get(table, Head, keys.auditHead(subject))
    const writing = async (name: string, of: { head: Head | null; heldTo?: boolean }) =>
      commit(table, { writes: [add(name)], record: { subject, act: anAct(name), ...of } })
    await writing('held-1', { head: null, heldTo: true })
    const first = await head()
    await writing('held-2', { head: first, heldTo: true })
    await expect(writing('held-3', { head: first, heldTo: true })).rejects.toBeInstanceOf(DecideAnew)
    await expect(writing('held-3', { head: null, heldTo: true })).rejects.toBeInstanceOf(DecideAnew)
    expect(await read('held-3')).toBeNull()
    // An older head costs the others a second try.
    await writing('held-3', { head: first })
    expect((await head())?.seq).toBe(3)
  })

  test.each([
    ['altered', 3],
    ['removed in the middle', 4],
    ['removed at the end', 8],
    ['removed at the beginning', 1],
  ])('an entry that was %s is seen', async (how, seq) => {
    const { Item } = await table.db.send(new GetCommand({ TableName, Key: entry(seq) }))
    if (how === 'altered')
      await table.db.send(
        new PutCommand({
          TableName,
          Item: { ...Item, json: JSON.stringify({ ...JSON.parse(Item?.json), about: '别的' }) },
        }),
      )
    else await table.db.send(new DeleteCommand({ TableName, Key: entry(seq) }))
    const { brokenAt } = await loadRecord({ table, files: NO_FILES }, SUBJECT)
    expect(brokenAt).not.toBeNull()
    await table.db.send(new PutCommand({ TableName, Item }))
    expect((await loadRecord({ table, files: NO_FILES }, SUBJECT)).brokenAt).toBeNull()
  })
})

test('a transaction that was still under way when it was asked again is done once, by its token', async () => {
  let asked = 0
  const slow = tableAround(table, async (command, go) => {
    const answer = await go()
    if (!(command instanceof TransactWriteCommand)) return answer
    asked += 1
    if (asked === 1) throw Object.assign(new Error('under way'), { name: 'TransactionInProgressException' })
    return answer
  })
  const record = { subject: 'TEST#under-way', act: anAct('x') }
  await commit(slow, { writes: [add('under-way')], record })
  expect(asked).toBe(2)
  expect((await loadRecord({ table, files: NO_FILES }, record.subject)).entries).toHaveLength(1)
})

test('rows that the store left out are asked for again, not at once', async () => {
  await commit(table, { writes: [add('left-out'), add('left-out-too')] })
  let [asked, isBusy] = [0, true]
  setTimeout(() => {
    isBusy = false
  }, 100)
  const busy = tableAround(table, async (command, go) => {
    if (!(command instanceof BatchGetCommand)) return go()
    asked += 1
    // At once means hundreds of times.
    return isBusy ? { Responses: {}, UnprocessedKeys: command.input.RequestItems } : go()
  })
  const wanted = ['left-out', 'left-out-too'].map((name) => ({ keys: at(name), schema: Row }))
  expect(await getTogether(busy, wanted)).toEqual([
    { version: 1, state: 'a', text: '' },
    { version: 1, state: 'a', text: '' },
  ])
  expect(asked).toBeLessThan(30)
})
