/** Expired rows are read as gone at once, and taken away later; nothing else is. */
import { GetCommand } from '@aws-sdk/lib-dynamodb'
import { expect, test } from 'vitest'
import { z } from 'zod'
import { commit } from '#functions/store/commit.ts'
import { get } from '#functions/store/read.ts'
import { clearExpired } from '../../infra/local/clear-expired.ts'
import { usingTable } from '../support/store/using-table.ts'

const table = await usingTable()
const NOW = new Date('2026-03-01T12:00:00Z')
const hours = (n: number) => new Date(NOW.getTime() + n * 3_600_000)
const keyOf = (name: string) => ({ pk: `SESSION#${name}`, sk: 'SESSION' })
const add = (name: string, expiresAt?: Date) =>
  commit(table, {
    writes: [
      {
        kind: 'add',
        row: { keys: keyOf(name), data: { version: 1 }, ...(expiresAt && { expiresAt }) },
        refusal: 'busy',
      },
    ],
  })
const lies = async (name: string) =>
  (await table.db.send(new GetCommand({ TableName: table.name, Key: keyOf(name) }))).Item !== undefined

test('rows that expired more than an hour ago go, those that live, will, or never expire stay', async () => {
  const rows: [string, Date | undefined, boolean][] = [
    ['long ago', hours(-24), false],
    ['two hours ago', hours(-2), false],
    ['just now', hours(-0.5), true],
    ['soon', hours(1), true],
    ['never', undefined, true],
  ]
  for (const [name, at] of rows) await add(name, at)
  for (let n = 0; n < 20; n += 1) await add(`many ${n}`, hours(-5))
  const seen = async (name: string) => (await get(table, z.looseObject({}), keyOf(name), NOW)) !== null
  expect([await seen('just now'), await seen('soon'), await seen('never')]).toEqual([false, true, true])
  expect(await clearExpired(table, NOW)).toBe(22)
  for (const [name, , stays] of rows) expect([name, await lies(name)]).toEqual([name, stays])
  expect(await clearExpired(table, NOW)).toBe(0)
})
