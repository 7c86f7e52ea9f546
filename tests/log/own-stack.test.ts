/** A stack of bundled code, as Lambda runs it, names the sources' own lines. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-own-stack-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(() => {
  execFileSync(process.execPath, ['infra/aws/bundle.ts', 'tests/log/throws.ts', folder])
})

/** In a process of its own: vitest maps every stack that it sees. */
const THROW = `import { ownStack } from './functions/log/own-stack.ts'
const { thrown } = await import(process.argv[1])
const error = thrown()
process.stdout.write(JSON.stringify({ raw: error.stack, own: ownStack(error) }))`

const stacksOf = (code: string): { raw: string; own: string } =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', THROW, code], { encoding: 'utf8' }))

test('with the map beside it, each time; without, frames stay as they are', () => {
  const bundled = join(folder, 'index.mjs')
  const { raw, own } = stacksOf(bundled)
  expect(raw).toMatch(/index\.mjs:\d+:\d+/)
  expect(raw).not.toContain('throws.ts')
  expect(own).toMatch(/ \(?[^.\s]*tests\/log\/throws\.ts:5:\d+/)
  expect(own).not.toContain('index.mjs')
  rmSync(`${bundled}.map`)
  const bare = stacksOf(bundled)
  expect(bare.own).toBe(bare.raw)
})

test('code that is not bundled has its own lines already', () => {
  const source = stacksOf(join(process.cwd(), 'tests/log/throws.ts'))
  expect(source.raw).toContain('throws.ts:5')
  expect(source.own).toBe(source.raw)
})
