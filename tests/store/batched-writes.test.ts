/** Gathered writes: fewer requests than rows, and every row hears its own answer. */

import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { batchedWrites } from '#functions/store/batched-writes.ts'
import { commit, isStale, type Write } from '#functions/store/commit.ts'
import { get } from '#functions/store/read.ts'
import { openTable } from '#functions/store/table.ts'
import { SECRET } from '../support/secret.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingTable } from '../support/store/using-table.ts'

const table = await usingTable()

const Row = z.object({ version: z.number() })
const keysOf = (name: string) => ({ pk: `GATHERED#${name}`, sk: 'ROW' })
const add = (name: string): Write => ({
  kind: 'add',
  row: { keys: keysOf(name), data: { version: 1 } },
  refusal: 'stale',
})

/** The table, and how many rows each of its transactions had. */
function counted() {
  const sizes: number[] = []
  const watched = tableAround(table, (command, go) => {
    if (command instanceof TransactWriteCommand) sizes.push(command.input.TransactItems?.length ?? 0)
    return go()
  })
  return { sizes, table: watched }
}

test('the first goes alone, what comes meanwhile goes together, and all are there', async () => {
  const { sizes, table: watched } = counted()
  const write = batchedWrites(watched)
  const names = Array.from({ length: 150 }, (_, n) => `together-${n}`)
  await Promise.all(names.map((name) => write(add(name))))
  expect(sizes).toEqual([99, 50])
  const there = await Promise.all(names.map((name) => get(table, Row, keysOf(name))))
  expect(there.filter((row) => row === null)).toEqual([])
})

test('one that lost is told so, and takes none of the others with it', async () => {
  await commit(table, { writes: [add('taken')] })
  const write = batchedWrites(table)
  const answers = await Promise.allSettled(['first', 'second', 'taken', 'third'].map((name) => write(add(name))))
  expect(answers.map(({ status }) => status)).toEqual(['fulfilled', 'fulfilled', 'rejected', 'fulfilled'])
  expect(answers.flatMap((one) => (one.status === 'rejected' ? isStale(one.reason) : []))).toEqual([true])
  expect(await get(table, Row, keysOf('third'))).toEqual({ version: 1 })
})

test('a store that is gone is told to every one that waits', async () => {
  const gone = openTable('test', SECRET, 'http://127.0.0.1:9')
  const write = batchedWrites(gone)
  const answers = await Promise.allSettled([write(add('a')), write(add('b')), write(add('c'))])
  expect(answers.map(({ status }) => status)).toEqual(['rejected', 'rejected', 'rejected'])
})
