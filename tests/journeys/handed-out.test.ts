/** A proof too large for a function's answer, as on AWS: the page follows the site's own signed address, and its policy lets it. */
import { randomBytes } from 'node:crypto'
import { once } from 'node:events'
import { existsSync, readFileSync } from 'node:fs'
import { createServer, type RequestListener } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { S3Client } from '@aws-sdk/client-s3'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { HANDED_OUT } from '#functions/files/port.ts'
import { s3Files } from '#functions/files/s3.ts'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { webFiles } from '../../infra/local/web.ts'
import { clientFor } from '../support/aws/aws-client.ts'
import { serveS3 } from '../support/aws/s3-server.ts'
import { type Someone, signInAs } from '../support/someone.ts'
import { usingCentre } from '../support/using-centre.ts'

const LARGE = new Uint8Array(randomBytes(4_600_000))

let answer: RequestListener = (_, response) => response.writeHead(503).end()
const server = createServer((request, response) => answer(request, response))
server.listen(0, '127.0.0.1')
const [s3] = await Promise.all([serveS3(), once(server, 'listening')])
// A server listening on TCP has an address with a port.
const { port } = server.address() as AddressInfo
const url = `http://127.0.0.1:${port}`
afterAll(async () => {
  server.closeAllConnections()
  server.close()
  await s3.close()
})

const { centre, signed } = await usingCentre({
  people: ['editor', 'office', 'head'],
  // The browser's clock is the machine's, by which a session of another day would be over.
  now: new Date().toISOString(),
  publicUrl: url,
  // Keys at the root of a host, as a bucket of S3 has one of its own.
  files: s3Files(s3.url, url, new S3Client({ ...clientFor(s3.url, 10_000), bucketEndpoint: true })),
  print: async () => ({ pdf: LARGE, pages: 4 }),
})

let browser: Browser
let editor: Someone
let issue: Issue
let working: NodeJS.Timeout
beforeAll(async () => {
  answer = getRequestListener(site().fetch)
  issue = await signed()
  await centre.runAllWork()
  working = setInterval(() => void centre.runAllWork(), 200)
  browser = await launchChromium({ locked: false })
  editor = await signInAs(browser, { url }, centre.folder, 'zhou-min')
}, 180_000)
afterAll(async () => {
  clearInterval(working)
  await browser?.close()
})

/** As infra/aws/site.ts puts CloudFront before all three. */
function site(): Hono {
  const site = new Hono()
  site.all('/api/*', (c) => centre.app.fetch(c.req.raw))
  site.get(`/${HANDED_OUT}*`, (c) => {
    const { pathname, search } = new URL(c.req.url)
    return fetch(`${s3.url}${pathname}${search}`)
  })
  site.route('/', webFiles())
  return site
}

test('the proof is saved from the deliveries under its name, and holds', async () => {
  const session = await editor.page.createCDPSession()
  const browserContextId = editor.page.browserContext().id ?? ''
  await session.send('Browser.setDownloadBehavior', {
    behavior: 'allow',
    downloadPath: centre.folder,
    browserContextId,
  })
  await editor.goTo(`/issues/${issue.id}/deliveries`)
  const handedOut: string[] = []
  editor.page.on('response', (response) => {
    if (response.url().includes(HANDED_OUT)) handedOut.push(`${response.status()} ${new URL(response.url()).pathname}`)
  })
  await editor.press('下载分发证明')
  const saved = join(centre.folder, `政务服务工作动态2026年第${issue.number}期分发证明.zip`)
  await expect.poll(() => existsSync(saved), { timeout: 30_000 }).toBe(true)
  const zip = new Uint8Array(readFileSync(saved))
  expect((await checkProof(zip)).holds).toBe(true)
  expect(handedOut).toContain(`200 /${HANDED_OUT}${await sha256(zip)}`)
  await editor.picture('handed-out')
  expect(editor.faults).toEqual([])
})
