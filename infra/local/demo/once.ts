/** The demo is filled in once and whole: a filling that was cut off is cleared before the next start. */
import { existsSync, rmSync } from 'node:fs'
import { join } from 'node:path'
import { writeNew } from '#functions/files/whole.ts'

const mark = (dataDir: string) => join(dataDir, 'demo-is-being-filled')

/** Clears what a cut-off filling left; nobody has worked in it, since the app answers only after it. Before the engine starts. */
export function clearHalfFilled(dataDir: string): void {
  if (!existsSync(mark(dataDir))) return
  for (const name of ['dynamodb.sqlite', 'dynamodb.sqlite-wal', 'dynamodb.sqlite-shm', 'files', 'outbox'])
    rmSync(join(dataDir, name), { recursive: true, force: true })
  rmSync(mark(dataDir))
}

/** Runs `fill` with the mark set. */
export async function fillOnce(dataDir: string, fill: () => Promise<void>): Promise<void> {
  await writeNew(mark(dataDir), new Uint8Array())
  await fill()
  rmSync(mark(dataDir))
}
