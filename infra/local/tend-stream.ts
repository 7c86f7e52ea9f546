/** Keeps the embedded engine's stream as DynamoDB keeps its own: a day of it, found by its place. */
import { DatabaseSync } from 'node:sqlite'

const DAY_S = 24 * 60 * 60

/**
 * dynoxide 1.2 never drops a record of a stream and searches all of them at every write and poll. This drops those of a day ago, but
 * the last, by which the engine counts on, and gives the search an index. `dbPath` is the file of an engine that runs.
 */
export function tendStream(dbPath: string): void {
  const db = new DatabaseSync(dbPath, { timeout: 5000 })
  try {
    db.exec(
      'CREATE INDEX IF NOT EXISTS _stream_places ON _stream_records (table_name, CAST(sequence_number AS INTEGER))',
    )
    db.prepare('DELETE FROM _stream_records WHERE created_at < ? AND id < (SELECT MAX(id) FROM _stream_records)').run(
      Math.floor(Date.now() / 1000) - DAY_S,
    )
  } finally {
    db.close()
  }
}
