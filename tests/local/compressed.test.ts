/** The local server compresses its answers for browsers that take it, and sends the same bytes to all. */
import { mkdtempSync, rmSync } from 'node:fs'
import { get } from 'node:http'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { brotliDecompressSync, gunzipSync } from 'node:zlib'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-compressed-'))
let app: App
beforeAll(async () => {
  app = await startApp(folder)
}, 180_000)
afterAll(async () => {
  await app.kill()
  rmSync(folder, { recursive: true, force: true })
})

/** As it came over the wire: fetch would unpack it. */
const asked = (path: string, encoding: string, cookie = '') =>
  new Promise<{ bytes: Buffer; type: string; encoding: string | undefined; vary: string | undefined }>(
    (resolve, reject) => {
      const headers = { 'accept-encoding': encoding, cookie }
      get(new URL(path, app.url), { headers }, async (response) => {
        const { 'content-type': type = '', 'content-encoding': sent, vary } = response.headers
        resolve({ bytes: await buffer(response), type, encoding: sent, vary })
      }).on('error', reject)
    },
  )

const unpacked = ({ bytes, encoding }: { bytes: Buffer; encoding: string | undefined }) =>
  encoding === 'br' ? brotliDecompressSync(bytes) : encoding === 'gzip' ? gunzipSync(bytes) : bytes

test('the page’s files: brotli, gzip or plain, as the browser asks; a leader’s first page is a third of itself', async () => {
  const page = (await asked('/', 'identity')).bytes.toString()
  const files = [...page.matchAll(/(?:src|href)="(\/assets\/[^"]+\.(?:js|css))"/g)].map(([, path = '']) => path)
  expect(files.length).toBeGreaterThan(1)
  let [plain, small] = [0, 0]
  for (const path of files) {
    const [br, gz, as] = await Promise.all(['br, gzip', 'gzip', 'identity'].map((encoding) => asked(path, encoding)))
    if (!br || !gz || !as) throw new Error('three were asked for')
    // What fits in a packet goes as it is.
    if (as.bytes.length < 1000) continue
    expect([path, br.encoding, gz.encoding, as.encoding]).toEqual([path, 'br', 'gzip', undefined])
    expect([br.type, gz.type]).toEqual([as.type, as.type])
    expect(br.vary).toMatch(/accept-encoding/i)
    expect(unpacked(br).equals(as.bytes) && unpacked(gz).equals(as.bytes)).toBe(true)
    plain += as.bytes.length
    small += br.bytes.length
  }
  expect(small / plain).toBeLessThan(0.4)
})

test('what the API answers: gzip on the way, and a PDF as it is', async () => {
  const description = await asked('/api/openapi.json', 'gzip')
  expect(description.encoding).toBe('gzip')
  expect(JSON.parse(unpacked(description).toString()).openapi).toBe('3.1.0')
  const plain = await asked('/api/openapi.json', 'identity')
  expect(plain.encoding).toBeUndefined()
  expect(unpacked(description).equals(plain.bytes)).toBe(true)
})
