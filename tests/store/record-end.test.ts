/** The end of a record: sealed by its head, held in the file store; a record that is cut off, put back or begun anew is seen. */
import { mkdtempSync, readdirSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { afterAll, describe, expect, test } from 'vitest'
import { diskFiles } from '#functions/files/disk.ts'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { loadRecord } from '#functions/store/record.ts'
import { holdEnd } from '#functions/store/record-end.ts'
import type { Table } from '#functions/store/table.ts'
import { chained } from '#shared/audit.ts'
import { anAct } from '../support/store/acts.ts'
import { usingTable } from '../support/store/using-table.ts'

const table = await usingTable()
const folder = mkdtempSync(join(tmpdir(), 'chuangxun-record-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
const files = diskFiles(folder)
const deps = { table, files }

type Row = Record<string, unknown>
const rowAt = async (Key: { pk: string; sk: string }): Promise<Row> =>
  (await table.db.send(new GetCommand({ TableName: table.name, Key }))).Item ?? {}
const put = (Item: Row) => table.db.send(new PutCommand({ TableName: table.name, Item }))
const remove = ({ pk, sk }: { pk: string; sk: string }) =>
  table.db.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } }))

let subjects = 0
/** A record of so many acts, whose end was held after each of the first `held`. */
async function aRecord(acts: number, held = acts): Promise<string> {
  subjects += 1
  const subject = `TEST#${subjects}`
  for (let n = 1; n <= acts; n += 1) {
    await commit(table, { writes: [], record: { subject, act: anAct(`act ${n}`) } })
    if (n <= held) expect(await holdEnd(deps, subject)).toBe(true)
  }
  return subject
}
const brokenAt = async (subject: string) => (await loadRecord(deps, subject)).brokenAt

/** One who can write to the database, and what they kept of it from before; none of it needs the secret. */
const CUTS: [how: string, cut: (subject: string, older: Row) => Promise<unknown>][] = [
  ['cut off at the end', (subject) => remove(keys.audit(subject, 5))],
  [
    'cut off with its head row',
    async (subject) => [await remove(keys.audit(subject, 5)), await remove(keys.auditHead(subject))],
  ],
  [
    'cut off, and a head written that ends it there',
    async (subject) => {
      const { json } = await rowAt(keys.audit(subject, 4))
      const head = await rowAt(keys.auditHead(subject))
      const { hash } = JSON.parse(String(json))
      const { mac } = JSON.parse(String(head.json))
      await put({ ...head, version: 4, json: JSON.stringify({ seq: 4, hash, version: 4, mac }) })
      await remove(keys.audit(subject, 5))
    },
  ],
  [
    'cut off, and its own older head put back',
    async (subject, older) => [await put(older), await remove(keys.audit(subject, 5))],
  ],
  [
    'cut off, and a head written as those of before there were seals',
    async (subject) => {
      const { json } = await rowAt(keys.audit(subject, 4))
      const head = await rowAt(keys.auditHead(subject))
      await put({
        ...head,
        version: 4,
        json: JSON.stringify({ seq: 4, hash: JSON.parse(String(json)).hash, version: 4 }),
      })
      await remove(keys.audit(subject, 5))
    },
  ],
  [
    'taken away whole',
    async (subject) => {
      for (let seq = 1; seq <= 5; seq += 1) await remove(keys.audit(subject, seq))
      await remove(keys.auditHead(subject))
    },
  ],
]

describe.each(CUTS)('a record that was %s', (_, cut) => {
  async function afterCut(): Promise<string> {
    const subject = await aRecord(4)
    const older = await rowAt(keys.auditHead(subject))
    await commit(table, { writes: [], record: { subject, act: anAct('the last') } })
    await holdEnd(deps, subject)
    expect(await brokenAt(subject)).toBeNull()
    await cut(subject, older)
    return subject
  }

  test('is seen to be broken, and its end is not held where it was put', async () => {
    const subject = await afterCut()
    expect(await brokenAt(subject)).not.toBeNull()
    expect(await holdEnd(deps, subject)).toBe(false)
    expect(await brokenAt(subject)).not.toBeNull()
  })

  test('stays broken whatever is done after it', async () => {
    const subject = await afterCut()
    // Where an entry of that number is left the store itself takes no other, and says so after many tries.
    const isTaken = async () => (await rowAt(keys.auditHead(subject))).pk || !(await rowAt(keys.audit(subject, 1))).pk
    for (let n = 0; n < 4 && (await isTaken()); n += 1) {
      await commit(table, { writes: [], record: { subject, act: anAct('after') } })
      expect(await holdEnd(deps, subject)).toBe(false)
    }
    expect(await brokenAt(subject)).not.toBeNull()
  })
})

test('an entry that was altered with all hashes after it, and the head, is seen by the seal alone', async () => {
  const subject = await aRecord(2, 0)
  const entry = await rowAt(keys.audit(subject, 2))
  const head = await rowAt(keys.auditHead(subject))
  const { seq: _, previous: __, hash: ___, ...said } = JSON.parse(String(entry.json))
  const first = JSON.parse(String((await rowAt(keys.audit(subject, 1))).json))
  const forged = await chained({ ...said, about: 'another thing' }, first)
  await put({ ...entry, json: JSON.stringify(forged) })
  await put({ ...head, json: JSON.stringify({ ...JSON.parse(String(head.json)), hash: forged.hash }) })
  expect(await brokenAt(subject)).toBe(2)
  await commit(table, { writes: [], record: { subject, act: anAct('after') } })
  expect(await brokenAt(subject)).toBe(2)
})

test('a record of before there were seals holds, and says how far nothing is sealed', async () => {
  const subject = await aRecord(3, 0)
  const head = await rowAt(keys.auditHead(subject))
  await put({ ...head, json: JSON.stringify({ ...JSON.parse(String(head.json)), mac: undefined }) })
  expect(await loadRecord(deps, subject)).toMatchObject({ brokenAt: null, unsealed: 3 })
  await commit(table, { writes: [], record: { subject, act: anAct('the first that is sealed') } })
  expect(await holdEnd(deps, subject)).toBe(true)
  expect(await loadRecord(deps, subject)).toMatchObject({ brokenAt: null, unsealed: 3, entries: { length: 4 } })
})

test('what another secret sealed is broken from its end on, and stays so', async () => {
  const subject = await aRecord(2)
  const another: Table = { ...table, db: table.db, name: table.name, secret: 'another secret of 32 characters or more' }
  const withAnother = { table: another, files }
  expect((await loadRecord(withAnother, subject)).brokenAt).toBe(2)
  await commit(another, { writes: [], record: { subject, act: anAct('after') } })
  expect((await loadRecord(withAnother, subject)).brokenAt).toBe(2)
  expect(await brokenAt(subject)).not.toBeNull()
})

test('an end whose file says nothing any more is told, not passed over', async () => {
  const subject = await aRecord(2)
  for (const name of readdirSync(join(folder, 'record-ends')))
    if (name.endsWith('.json')) writeFileSync(join(folder, 'record-ends', name), '')
  expect(await brokenAt(subject)).toBe(1)
})

test('ends that are held at the same time move forward only', async () => {
  const subject = await aRecord(3, 0)
  await Promise.all(Array.from({ length: 8 }, () => holdEnd(deps, subject)))
  await remove(keys.audit(subject, 3))
  expect(await brokenAt(subject)).toBe(3)
})
