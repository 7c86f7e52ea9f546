/** Parts of attachments that never became whole, taken away a day later: what the bucket's own rule does on AWS. */
import { readdir, rm, stat } from 'node:fs/promises'
import { join } from 'node:path'
import { systemCode } from '#functions/files/disk-faults.ts'
import { ARRIVING } from '#functions/files/kept-attachments.ts'

const DAY_MS = 86_400_000

/** Answers how many were taken away. `now` in ms since 1970. */
export async function clearArrived(filesFolder: string, now: number): Promise<number> {
  const folder = join(filesFolder, ARRIVING)
  const names = await readdir(folder).catch((error) => {
    if (systemCode(error) === 'ENOENT') return []
    throw error
  })
  let cleared = 0
  for (const name of names) {
    const path = join(folder, name)
    if (now - (await stat(path)).mtimeMs < DAY_MS) continue
    await rm(path, { force: true })
    cleared += 1
  }
  return cleared
}
