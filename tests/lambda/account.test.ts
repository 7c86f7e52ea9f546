/** The account that tests run the template on judges and ends as AWS does: rights, patterns, and a function that goes wrong. */
import { once } from 'node:events'
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { GetObjectCommand, S3Client } from '@aws-sdk/client-s3'
import { afterAll, expect, test } from 'vitest'
import type { Described } from '../support/aws/account/as-described.ts'
import { openEnvironment } from '../support/aws/account/execution.ts'
import { fits } from '../support/aws/account/pattern.ts'
import { guard } from '../support/aws/account/rights-guard.ts'
import { allows, type Statement } from '../support/aws/account/statements.ts'
import { serveS3 } from '../support/aws/s3-server.ts'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-account-test-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const READ: Statement = { Effect: 'Allow', Action: ['s3:Get*'], Resource: 'arn:aws:s3:::files/*' }
const READS_KEYS: Statement = {
  Effect: 'Allow',
  Action: 'dynamodb:GetItem',
  Resource: '*',
  Condition: { 'ForAllValues:StringLike': { 'dynamodb:LeadingKeys': ['SESSION#*', 'PERSON#*'] } },
}
const SMALL: Statement = { ...READ, Condition: { NumericLessThan: { 's3:max-keys': '10' } } }
const read = (resource: string, action = 's3:GetObject') => ({ action, resource })
const keys = (...rows: string[]) => ({
  action: 'dynamodb:GetItem',
  resource: 'table',
  context: { 'dynamodb:LeadingKeys': rows },
})

test.each([
  ['what a statement names', [READ], read('arn:aws:s3:::files/a/b'), true],
  ['another bucket', [READ], read('arn:aws:s3:::other/a'), false],
  ['another action', [READ], read('arn:aws:s3:::files/a', 's3:PutObject'), false],
  ['nothing', [], read('arn:aws:s3:::files/a'), false],
  ['what is also denied', [READ, { ...READ, Effect: 'Deny' }], read('arn:aws:s3:::files/a'), false],
  ['rows that the condition names', [READS_KEYS], keys('SESSION#1', 'PERSON#2'), true],
  ['one row that it does not', [READS_KEYS], keys('SESSION#1', 'ISSUE#2'), false],
  ['a number below', [SMALL], { ...read('arn:aws:s3:::files/a'), context: { 's3:max-keys': ['9'] } }, true],
  ['a number that is not there', [SMALL], read('arn:aws:s3:::files/a'), false],
] satisfies [string, Statement[], Parameters<typeof allows>[1], boolean][])('%s', (_, statements, asked, is) => {
  expect(allows(statements, asked)).toBe(is)
})

test('a condition or a part of a statement that is not known here is an error, not a right', () => {
  const strange = { ...READ, Condition: { DateLessThan: { 'aws:CurrentTime': '2026-01-01' } } }
  expect(() => allows([strange], read('arn:aws:s3:::files/a'))).toThrow('DateLessThan')
  const { Action: _, ...others } = READ
  // As a template could hold it.
  const inverted = { ...others, NotAction: 's3:PutObject' } as unknown as Statement
  expect(() => allows([inverted], read('arn:aws:s3:::files/a'))).toThrow('NotAction')
})

test('a pattern fits by value, by prefix and within lists; an operator that is not known is an error', () => {
  const event = { source: 'aws.ses', detail: { tags: { set: ['Mail'] } }, keys: { pk: { S: 'WORK#1' } } }
  expect(fits({ source: ['aws.ses', 'other'], detail: { tags: { set: ['Mail'] } } }, event)).toBe(true)
  expect(fits({ keys: { pk: { S: [{ prefix: 'WORK#' }] } } }, event)).toBe(true)
  expect(fits({ keys: { pk: { S: [{ prefix: 'ISSUE#' }] } } }, event)).toBe(false)
  expect(fits({ detail: { tags: { other: ['Mail'] } } }, event)).toBe(false)
  // biome-ignore lint/suspicious/noExplicitAny: what the type does not let be said
  expect(() => fits({ source: [{ wildcard: '*' }] } as any, event)).toThrow('wildcard')
})

test('a call without the right is answered as S3 does, and of a key that is not there without the right to list', async () => {
  const s3 = await serveS3()
  s3.objects.set('/files/a', { bytes: Buffer.from('held'), type: 'text/plain' })
  const denied: string[] = []
  const of = (role: string) => ({ role, statements: role === 'reader' ? [READ] : [] })
  const guarded = await guard('s3', s3.url, { of, denied: (line) => denied.push(line) })
  const get = (accessKeyId: string, Key: string) =>
    new S3Client({
      endpoint: guarded.url,
      region: 'eu-north-1',
      forcePathStyle: true,
      credentials: { accessKeyId, secretAccessKey: 'x' },
    }).send(new GetObjectCommand({ Bucket: 'files', Key }))
  expect(await (await get('reader', 'a')).Body?.transformToString()).toBe('held')
  await expect(get('nobody', 'a')).rejects.toThrow('not authorized to perform: s3:GetObject')
  await expect(get('reader', 'none')).rejects.toThrow('not authorized to perform: s3:ListBucket')
  expect(denied).toHaveLength(2)
  guarded.close()
  await s3.close()
})

const HANDLERS = `export const echo = async (event, context) => ({ event, left: context.getRemainingTimeInMillis() > 0 })
export const fail = async () => { throw new RangeError('too far') }
export const hang = () => new Promise(() => setInterval(() => undefined, 1000))
export const leave = () => process.exit(3)
export const large = async () => 'x'.repeat(7_000_000)
export const hold = async () => { globalThis.held = Buffer.alloc(200_000_000, 1); return held.length }`

const aFunction = (handler: string, timeoutMs: number): Described => {
  writeFileSync(join(folder, 'index.mjs'), HANDLERS)
  writeFileSync(join(folder, 'broken.mjs'), "throw new Error('TABLE_NAME is missing')")
  return {
    ...{ name: 'of-the-test', arn: 'arn:aws:lambda:eu-north-1:1:function:of-the-test', handler, code: folder },
    ...{ layers: [], architecture: 'arm64', memoryMb: 128, timeoutMs, variables: {} },
    ...{ role: 'role', statements: [], logGroup: 'log' },
  }
}

async function invoked(handler: string, event: unknown = {}): Promise<unknown> {
  const variables = { _HANDLER: handler, LAMBDA_TASK_ROOT: folder, PATH: process.env.PATH ?? '' }
  const limitMs = handler === 'index.hang' ? 2000 : 60_000
  const environment = await openEnvironment(aFunction(handler, limitMs), variables, () => undefined)
  return environment.invoke(event).finally(environment.close)
}

test('a function gets its event and the time that it has left', async () => {
  expect(await invoked('index.echo', { a: '窗讯' })).toEqual({ event: { a: '窗讯' }, left: true })
})

test.each([
  ['index.fail', 'RangeError: too far'],
  ['index.hang', 'Task timed out after 2 seconds'],
  ['index.leave', 'Runtime.ExitError: ended with exit status 3'],
  ['index.large', 'Function.ResponseSizeTooLarge'],
  ['index.hold', 'Runtime.OutOfMemory'],
  ['index.none', 'Runtime.HandlerNotFound'],
  ['other.main', 'Runtime.ImportModuleError'],
  ['broken.main', 'TABLE_NAME is missing'],
])('%s ends as on Lambda: %s', async (handler, says) => {
  await expect(invoked(handler)).rejects.toThrow(says)
})

test('between events a function stands still', async () => {
  const ticks: number[] = []
  const server = createServer((_, response) => {
    ticks.push(Date.now())
    response.end()
  }).listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  writeFileSync(
    join(folder, 'ticking.mjs'),
    `export const handler = () => { setInterval(() => fetch('http://127.0.0.1:${port}'), 20); return 1 }`,
  )
  const variables = { _HANDLER: 'ticking.handler', LAMBDA_TASK_ROOT: folder, PATH: process.env.PATH ?? '' }
  const environment = await openEnvironment(aFunction('ticking.handler', 60_000), variables, () => undefined)
  await environment.invoke({})
  await new Promise((resolve) => setTimeout(resolve, 300))
  const { length } = ticks
  await new Promise((resolve) => setTimeout(resolve, 300))
  expect(ticks.length).toBe(length)
  await environment.close()
  server.close()
})
