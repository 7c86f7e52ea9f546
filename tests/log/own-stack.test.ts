/** A stack of bundled code, as Lambda runs it, names the sources' own lines. */
import { execFileSync } from 'node:child_process'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-own-stack-'))
const source = join(folder, 'faulty.ts')
const bundled = join(folder, 'index.mjs')
afterAll(() => rmSync(folder, { recursive: true, force: true }))
beforeAll(() => {
  const lines = ["export const thrown = (): Error => made('a fault')", '', 'function made(message: string): Error {']
  writeFileSync(source, [...lines, '  return new Error(message)', '}'].join('\n'))
  execFileSync(process.execPath, ['infra/aws/bundle.ts', source, folder])
})

/** In a process of its own: vitest maps every stack that it sees. */
const THROW = `import { ownStack } from './functions/log/own-stack.ts'
const { thrown } = await import(process.argv[1])
const error = thrown()
process.stdout.write(JSON.stringify({ raw: error.stack, own: ownStack(error) }))`

const stacksOf = (code: string): { raw: string; own: string } =>
  JSON.parse(execFileSync(process.execPath, ['--input-type=module', '-e', THROW, code], { encoding: 'utf8' }))

test('with the map beside it; without, frames stay as they are', () => {
  const { raw, own } = stacksOf(bundled)
  expect(raw).toMatch(/index\.mjs:\d+:\d+/)
  expect(raw).not.toContain('faulty.ts')
  expect(own).toMatch(/ \(?faulty\.ts:4:\d+/)
  expect(own).not.toContain('index.mjs')
  rmSync(`${bundled}.map`)
  const bare = stacksOf(bundled)
  expect(bare.own).toBe(bare.raw)
})

test('code that is not bundled has its own lines already', () => {
  const { raw, own } = stacksOf(source)
  expect(raw).toContain('faulty.ts:4')
  expect(own).toBe(raw)
})
