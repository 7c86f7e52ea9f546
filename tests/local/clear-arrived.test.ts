/** Parts of files that never became whole are taken away a day later, and nothing else is. */
import { mkdir, mkdtemp, readdir, rm, utimes, writeFile } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, onTestFinished, test } from 'vitest'
import { clearArrived } from '../../infra/local/clear-arrived.ts'

test('a part is there for a day', async () => {
  const folder = await mkdtemp(join(tmpdir(), 'chuangxun-arrived-'))
  onTestFinished(() => rm(folder, { recursive: true, force: true }))
  const now = Date.now()
  expect(await clearArrived(folder, now)).toBe(0)
  await mkdir(join(folder, 'arriving'))
  await mkdir(join(folder, 'attachments'))
  for (const [name, hours] of [
    ['arriving/old', 25],
    ['arriving/new', 23],
    ['attachments/old', 900],
  ] as const) {
    await writeFile(join(folder, name), name)
    const at = new Date(now - hours * 3_600_000)
    await utimes(join(folder, name), at, at)
  }
  expect(await clearArrived(folder, now)).toBe(1)
  expect(await readdir(join(folder, 'arriving'))).toEqual(['new'])
  expect(await readdir(join(folder, 'attachments'))).toEqual(['old'])
})
