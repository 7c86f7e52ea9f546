/** The embedded engine's stream: a day of it is kept, and a write costs no more for what is in it. */

import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DatabaseSync } from 'node:sqlite'
import { expect, onTestFinished, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { ensureTable, openTable } from '#functions/store/table.ts'
import { startEngine } from '../../infra/local/engine.ts'
import { tendStream } from '../../infra/local/tend-stream.ts'
import { SECRET } from '../support/secret.ts'

test('what is older than a day goes, but for the last; the engine counts on and finds places by the index', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'stream-'))
  const dbPath = join(folder, 'dynamodb.sqlite')
  const engine = await startEngine(dbPath)
  const db = new DatabaseSync(dbPath)
  onTestFinished(async () => {
    db.close()
    await engine.stop()
    await rm(folder, { recursive: true })
  })
  const table = openTable('test', SECRET, engine.endpoint)
  await ensureTable(table)
  const write = (name: string) =>
    commit(table, {
      writes: [{ kind: 'add', row: { keys: { pk: name, sk: 'ROW' }, data: { version: 1 } }, refusal: 'stale' }],
    })
  const places = () =>
    db
      .prepare('SELECT sequence_number AS place FROM _stream_records ORDER BY id')
      .all()
      .map(({ place }) => Number(place))

  for (const name of ['a', 'b', 'c']) await write(name)
  tendStream(dbPath)
  expect(places()).toEqual([1, 2, 3])

  db.exec('UPDATE _stream_records SET created_at = created_at - 90000')
  tendStream(dbPath)
  expect(places()).toEqual([3])
  await write('d')
  expect(places()).toEqual([3, 4])

  // The engine's own question at every write, as it stands in its binary.
  const [plan] = db
    .prepare(
      'EXPLAIN QUERY PLAN SELECT COALESCE(MAX(CAST(sequence_number AS INTEGER)), 0) + 1 FROM _stream_records WHERE table_name = ?1',
    )
    .all('test')
  expect(plan?.detail).toMatch(/^SEARCH .* INDEX _stream_places/)
})
