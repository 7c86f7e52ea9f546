/** A person signs in and sees a preview, through the bundles that would be deployed, on stand-ins for AWS on this machine. */

import { randomBytes } from 'node:crypto'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { simpleParser } from 'mailparser'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { readCoverage } from '#functions/print/font-files.ts'
import { commit } from '#functions/store/commit.ts'
import { addDelivery, getDelivery } from '#functions/store/deliveries.ts'
import { indexes, keys } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { addIssue, addPerson, addPublication, addRevision } from '#functions/store/rows.ts'
import { listSuppressions } from '#functions/store/suppressions.ts'
import { ensureTable, openTable } from '#functions/store/table.ts'
import { deliveryId, letterId } from '#shared/distribution/delivery-id.ts'
import { hashOf, sha256 } from '#shared/hash.ts'
import { FACES, type Face } from '#shared/print/style.ts'
import { Work } from '#shared/work.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { type Engine, startEngine } from '../../infra/local/engine.ts'
import { serveS3 } from '../support/aws/s3-server.ts'
import { batchOf, byEventBridge, bySns, SES_EVENTS } from '../support/aws/ses-events.ts'
import { serveSes } from '../support/aws/ses-server.ts'
import { aDelivery, anIssue, PDF } from '../support/builders.ts'
import { aContent } from '../support/print/a-content.ts'
import { aPng } from '../support/print/a-picture.ts'
import { SECRET } from '../support/secret.ts'
import { type Deployed, deploy, type Running, start } from './deployed.ts'
import { ask } from './gateway.ts'

const EDITOR = PEOPLE.find(({ roles }) => roles.includes('editor'))
const folder = mkdtempSync(join(tmpdir(), 'chuangxun-lambda-'))
/** Those that were started; one process each, as warm functions are. */
const running = new Map<string, Promise<Running>>()
let functions: Map<string, Deployed>
let packages = ''
let environment: Record<string, string> = {}
let engine: Engine
let ses: Awaited<ReturnType<typeof serveSes>>
let s3: Awaited<ReturnType<typeof serveS3>>

/** Answers every GetSecretValue with the same key. */
const secrets = createServer((request, response) => {
  request.resume()
  response.writeHead(200, { 'content-type': 'application/x-amz-json-1.1' })
  response.end(JSON.stringify({ SecretString: 'a secret of at least 32 characters' }))
})

function run(name: string): Promise<Running> {
  const deployed = functions.get(name)
  if (!deployed) throw new Error(`no function ${name}`)
  const started = running.get(name) ?? start(deployed, environment)
  running.set(name, started)
  return started
}

beforeAll(async () => {
  const deployment = deploy(join(folder, 'cdk.out'))
  functions = deployment.functions
  packages = join(deployment.layer, 'nodejs/node_modules')
  ;[engine, ses, s3] = await Promise.all([startEngine(), serveSes(), serveS3()])
  await new Promise<void>((resolve) => secrets.listen(0, '127.0.0.1', resolve))
  // A server listening on TCP has an address with a port.
  const { port } = secrets.address() as AddressInfo
  environment = {
    AWS_REGION: 'test-region-1',
    AWS_ACCESS_KEY_ID: 'test',
    AWS_SECRET_ACCESS_KEY: 'test',
    AWS_LAMBDA_FUNCTION_NAME: 'of-the-test',
    AWS_LAMBDA_LOG_STREAM_NAME: 'stream-of-the-test',
    AWS_ENDPOINT_URL_DYNAMODB: engine.endpoint,
    AWS_ENDPOINT_URL_S3: s3.url,
    AWS_ENDPOINT_URL_SES: ses.url,
    AWS_ENDPOINT_URL_SECRETS_MANAGER: `http://127.0.0.1:${port}`,
    NODE_PATH: packages,
    TMPDIR: folder,
    TABLE_NAME: 'chuangxun',
  }
  const table = openTable('chuangxun', SECRET, engine.endpoint)
  await ensureTable(table)
  await commit(table, { writes: [addPublication(PUBLICATION)] })
  for (const person of PEOPLE) await commit(table, { writes: addPerson(person) })
}, 300_000)

afterAll(async () => {
  for (const one of running.values()) await one.then(({ close }) => close()).catch(() => undefined)
  await Promise.all([engine?.stop(), ses?.close(), s3?.close()])
  secrets.close()
  rmSync(folder, { recursive: true, force: true })
})

test('the API tells a stranger to sign in, and the browser is not in its bundle', async () => {
  expect(readFileSync(functions.get('api')?.bundle ?? '', 'utf8')).not.toContain('puppeteer')
  const api = await run('api')
  expect(await ask(api, 'GET', '/api/me')).toMatchObject({
    statusCode: 401,
    body: { code: 'not-signed-in', message: expect.stringMatching(/。$/) },
  })
  expect(await ask(api, 'GET', '/api/nothing')).toMatchObject({ statusCode: 404, body: { code: 'not-found' } })
})

/** The editor's cookies: asks for a code, which the stream's worker mails. */
async function signIn(): Promise<string[]> {
  const api = await run('api')
  const asked = await ask(api, 'POST', '/api/sign-in', { body: { email: EDITOR?.email } })
  expect(asked).toMatchObject({ statusCode: 200 })

  const table = openTable('chuangxun', SECRET, engine.endpoint)
  const [work] = await listIndex(table, Work, indexes.work('open'))
  const { pk } = keys.work(work?.id ?? '', 'open', '')
  const stream = await run('stream')
  const record = { eventName: 'INSERT', dynamodb: { SequenceNumber: '1', Keys: { pk: { S: pk }, sk: { S: 'WORK' } } } }
  expect(await stream.call({ Records: [record] })).toEqual({ batchItemFailures: [] })
  const { to, source = '' } = ses.arrivals.at(-1) ?? {}
  expect(to).toEqual([EDITOR?.email])
  const code = /\b\d{6}\b/.exec((await simpleParser(source)).text ?? '')?.[0]

  const { challengeId } = asked.body
  const answered = await ask(api, 'POST', '/api/sign-in/code', { body: { challengeId, code } })
  expect(answered).toMatchObject({ statusCode: 200, cookies: [expect.stringMatching(/^__Host-session=.*Secure/)] })
  return [answered.cookies?.[0]?.split(';')[0] ?? '']
}

test('an editor signs in by a mailed code, hands in a picture and sees a preview with it', async () => {
  const api = await run('api')
  const cookies = await signIn()

  // A picture goes to the bucket as it came, past API Gateway's base64.
  const picture = aPng(60, 40)
  const kept = await ask(api, 'POST', '/api/pictures', { picture, cookies })
  expect(kept).toMatchObject({ statusCode: 200, body: { width: 60, height: 40 } })
  const { sha256: image } = kept.body
  const seen = await ask(api, 'GET', `/api/pictures/${image}`, { cookies })
  expect(seen).toMatchObject({ statusCode: 200, isBase64Encoded: true, headers: { 'content-type': 'image/png' } })
  expect(seen.body).toBe(picture.toString('base64'))

  const preview = await run('preview')
  // The rare characters 堃 and 喆 come from the last font in the layer.
  const content = aContent({
    masthead: { issuingUnit: '示范省堃喆政务服务中心' },
    sections: [{ kind: 'items', title: '资讯', items: [{ text: '甲。', pictures: [{ image, alt: '窗口' }] }] }],
  })
  const printed = await ask(preview, 'POST', '/api/preview', { body: content, cookies })
  expect(printed).toMatchObject({
    statusCode: 200,
    isBase64Encoded: true,
    headers: { 'content-type': 'application/pdf' },
  })
  expect(Buffer.from(printed.body, 'base64').toString('latin1', 0, 5)).toBe('%PDF-')
})

test('a table comes byte for byte, and a PDF too large for an answer by an address of the site', async () => {
  const [api, cookies] = [await run('api'), await signIn()]
  const table = await ask(api, 'GET', `/api/publications/${PUBLICATION.id}/recipients/export`, { cookies })
  expect(table).toMatchObject({ statusCode: 200, isBase64Encoded: true })
  // The mark by which spreadsheets know UTF-8.
  expect(Buffer.from(table.body, 'base64').toString('hex', 0, 3)).toBe('efbbbf')

  const pdf = randomBytes(5_000_000)
  const [issueId, content] = ['with-a-large-pdf', aContent()]
  const printed = { ...PDF, key: `issues/${issueId}/revision-1.pdf`, hash: await sha256(new Uint8Array(pdf)) }
  const revision = { issueId, version: 1, revision: 1, content, contentHash: await hashOf(content), pdf: printed }
  const frozen = { ...revision, frozenBy: 'zhou-min', frozenAt: '2026-02-01T01:00:00.000Z' }
  await commit(openTable('chuangxun', SECRET, engine.endpoint), {
    writes: [addIssue(anIssue({ id: issueId })), addRevision(frozen)],
  })
  s3.objects.set(`/${functions.get('api')?.variables.BUCKET_NAME}/${printed.key}`, { bytes: pdf, type: '' })
  const sent = await ask(api, 'GET', `/api/issues/${issueId}/revisions/1/pdf`, { cookies })
  expect(sent).toMatchObject({ statusCode: 303, body: '' })
  const { origin, pathname, search } = new URL(sent.headers.location ?? '')
  expect(origin).toBe(functions.get('api')?.variables.PUBLIC_URL?.toLowerCase())
  const answer = await fetch(`${s3.url}${pathname}${search}`)
  expect(answer.headers.get('content-type')).toBe('application/pdf')
  expect(Buffer.compare(Buffer.from(await answer.arrayBuffer()), pdf)).toBe(0)
})

test('what SES tells is written down by the function that listens', async () => {
  const table = openTable('chuangxun', SECRET, engine.endpoint)
  const [issueId, address] = ['issue-of-the-test', 'wangfang@dept.example']
  const delivery = aDelivery({ issueId, address, id: await deliveryId(issueId, address), state: 'sending' })
  await commit(table, { writes: [addDelivery(delivery)] })
  const listener = await run('deliveryevents')
  expect(readFileSync(functions.get('deliveryevents')?.bundle ?? '', 'utf8')).not.toContain('puppeteer')
  const letter = { letter: letterId(delivery), to: address }
  expect(await listener.call(batchOf(byEventBridge(SES_EVENTS.delivery(letter)), '{}'))).toEqual({
    batchItemFailures: [{ itemIdentifier: 'message-2' }],
  })
  expect(await getDelivery(table, issueId, delivery.id)).toMatchObject({ state: 'delivered' })
  expect(await listener.call(batchOf(bySns(SES_EVENTS.bounce(letter))))).toEqual({ batchItemFailures: [] })
  expect(await getDelivery(table, issueId, delivery.id)).toMatchObject({ state: 'bounced' })
  expect(await listSuppressions(table)).toMatchObject([{ address, for: 'bounced' }])
  await expect(listener.call(byEventBridge(SES_EVENTS.delivery(letter)))).rejects.toThrow('Records')
})

test('every font file that a page could ask for is in the layer', () => {
  // FACES has exactly the members of Face.
  for (const face of Object.keys(FACES) as Face[]) {
    const files = new Set([...readCoverage(face, { packages }).values()].map(({ path }) => path))
    expect(files.size, face).toBeGreaterThan(0)
    for (const path of files) expect(existsSync(path), path).toBe(true)
  }
})

test('the sweep counts parked work for its alarm', async () => {
  const sweep = await run('sweep')
  await sweep.call({})
  const metric = JSON.parse(
    sweep
      .log()
      .split('\n')
      .find((line) => line.includes('_aws')) ?? '{}',
  )
  expect(metric).toMatchObject({ ParkedWork: 0, _aws: { CloudWatchMetrics: [{ Namespace: 'Chuangxun' }] } })
})

test('a function that lacks a variable does not start and says which', async () => {
  const deployed = functions.get('api')
  if (!deployed) throw new Error('no function api')
  await expect(start({ ...deployed, variables: {} }, environment)).rejects.toThrow('SECRET_ARN (or SECRET) is missing')
})
