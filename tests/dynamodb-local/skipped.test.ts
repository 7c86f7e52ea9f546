/** Where Java or the engine's folder is missing, `npm run test:dynamodb-local` says so in one line, and that is no fault. */
import { spawnSync } from 'node:child_process'
import { mkdirSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-dynamodb-local-'))
const [empty, complete] = [join(folder, 'empty'), join(folder, 'complete')]
for (const path of [empty, complete, join(complete, 'DynamoDBLocal_lib')]) mkdirSync(path)
writeFileSync(join(complete, 'DynamoDBLocal.jar'), '')
afterAll(() => rmSync(folder, { recursive: true }))

test.each([
  ['java is not on the PATH', { PATH: empty, DYNAMODB_LOCAL: complete }],
  ['DYNAMODB_LOCAL is not set', { PATH: process.env.PATH }],
  ['DYNAMODB_LOCAL holds no DynamoDBLocal.jar', { PATH: process.env.PATH, DYNAMODB_LOCAL: empty }],
])('%s', (missing, env) => {
  const { status, stdout } = spawnSync(process.execPath, [join(import.meta.dirname, 'run.ts')], { env })
  const said = stdout.toString()
  expect(said).toMatch(/^SKIPPED, .*\n$/)
  expect(said).toContain(missing)
  expect(said).toContain('licence')
  expect(status).toBe(0)
})
