/** The local app guards its engine's address, its secret, its outbox and demo people, and takes no other names for it. */
import { once } from 'node:events'
import { mkdtempSync, readFileSync, rmSync, statSync, writeFileSync } from 'node:fs'
import { request } from 'node:http'
import { type AddressInfo, connect, createServer } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, afterEach, describe, expect, test } from 'vitest'
import { startEngine } from '../../infra/local/engine.ts'
import { secretOf } from '../../infra/local/secret.ts'
import { readSettings } from '../../infra/local/settings.ts'
import { type App, startApp, treeOf } from '../support/app.ts'

const folders: string[] = []
const aFolder = () => {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-guarded-'))
  folders.push(folder)
  return folder
}
const apps: App[] = []
const start = async (folder: string, environment?: Record<string, string>) => {
  const app = await startApp(folder, environment)
  apps.push(app)
  return app
}
afterEach(async () => {
  for (const app of apps.splice(0)) await app.kill()
})
afterAll(() => {
  for (const folder of folders) rmSync(folder, { recursive: true, force: true })
})

/** Asks under a name of one's own. */
const asking = (url: string, host: string) =>
  new Promise<{ status: number | undefined; headers: NodeJS.Dict<string | string[]>; text: string }>(
    (resolve, reject) => {
      const sent = request(url, { headers: { host } }, (response) => {
        let text = ''
        response.setEncoding('utf8')
        response.on('data', (chunk: string) => {
          text += chunk
        })
        response.on('end', () => resolve({ status: response.statusCode, headers: response.headers, text }))
      })
      sent.on('error', reject)
      sent.end()
    },
  )

describe('the engine', () => {
  test('listens on another loopback address at each start, never on the usual one', async () => {
    const engines = [await startEngine(), await startEngine()]
    const hosts = engines.map(({ endpoint }) => new URL(endpoint).hostname)
    for (const engine of engines) await engine.stop()
    expect(new Set(hosts).size).toBe(2)
    for (const host of hosts) expect(host).toMatch(/^127\.(?!0\.)\d+\.\d+\.\d+$/)
  })

  test('its address is neither printed nor served', async () => {
    const app = await start(aFolder())
    const engine = treeOf(app.pid)
      .map((pid) => readFileSync(`/proc/${pid}/cmdline`, 'utf8').split('\0'))
      .find((words) => words[0]?.endsWith('dynoxide'))
    const host = engine?.[engine.indexOf('--host') + 1] ?? ''
    expect(host).toMatch(/^127\./)
    expect(app.printed()).not.toContain(host)
    for (const path of ['/', '/outbox', '/local/demo', '/api/openapi.json', '/api/me'])
      expect(await (await fetch(app.url + path)).text()).not.toContain(host)
  })
})

describe('the secret', () => {
  test('is made once, whole, and is the same from then on', async () => {
    const folder = aFolder()
    const secret = await secretOf(folder)
    expect(secret).toMatch(/^[0-9a-f]{64}$/)
    expect(statSync(join(folder, 'secret')).mode & 0o777).toBe(0o600)
    expect(await secretOf(folder)).toBe(secret)
  })

  test.each([
    ['empty', ''],
    ['cut off', 'a'.repeat(63)],
    ['too long', 'a'.repeat(65)],
    ['something else', '密'.repeat(64)],
    ['zeros of a disk that lost power', '\0'.repeat(64)],
  ])('that is %s is refused with what to do', async (_, written) => {
    const folder = aFolder()
    writeFileSync(join(folder, 'secret'), written)
    await expect(secretOf(folder)).rejects.toThrow(/^密钥文件 .*不完整.*从备份中恢复/)
  })

  test('that is not whole keeps the app from starting', async () => {
    const folder = aFolder()
    writeFileSync(join(folder, 'secret'), '')
    await expect(start(folder)).rejects.toThrow(/^密钥文件 [^\n]*\n$/)
  })
})

describe('an address that other machines reach', () => {
  const OPEN = { HOST: '0.0.0.0', PUBLIC_URL: 'https://jianbao.example' }
  const SMTP = { SMTP_URL: 'smtps://a:b@mail.example' }
  test.each<[Record<string, string>, RegExp | null]>([
    [{ HOST: '0.0.0.0' }, /PUBLIC_URL/],
    [OPEN, /SMTP_URL/],
    [{ ...OPEN, DEMO: 'off' }, /SMTP_URL/],
    [{ ...OPEN, ...SMTP }, /DEMO=off/],
    [{ ...OPEN, HOST: '::', ...SMTP }, /DEMO=off/],
    [{ ...OPEN, HOST: '192.168.1.5', ...SMTP, DEMO: 'centre' }, /DEMO=off/],
    [{ ...OPEN, ALLOW_OPEN_OUTBOX: 'yes' }, /DEMO=off/],
    [{ ...OPEN, ...SMTP, DEMO: 'off' }, null],
    [{ ...OPEN, ALLOW_OPEN_OUTBOX: 'yes', ALLOW_OPEN_DEMO: 'yes' }, null],
    [{ HOST: '127.0.0.1' }, null],
    [{ HOST: '127.9.9.9' }, null],
    [{ HOST: '::1' }, null],
    [{ HOST: 'localhost' }, null],
    [{}, null],
  ])('%j', (environment, refused) => {
    if (refused) expect(() => readSettings(environment)).toThrow(refused)
    else expect(() => readSettings(environment)).not.toThrow()
  })
})

describe('another name for it', () => {
  test('is not answered, by page, API or outbox; its own and this machine’s are, and tell nothing beside the pages', async () => {
    const port = await freePort()
    await start(aFolder(), { PORT: port, PUBLIC_URL: 'https://jianbao.example' })
    const url = `http://127.0.0.1:${port}`
    for (const path of ['/', '/api/me', '/outbox', '/local/demo', '/assets/x.js'])
      for (const host of ['evil.example', `evil.example:${port}`, '127.0.0.1.evil.example', 'jianbao.example.evil'])
        expect([path, host, (await asking(url + path, host)).status]).toEqual([path, host, 421])
    for (const host of ['jianbao.example', 'JIANBAO.example', `127.0.0.1:${port}`, `localhost:${port}`, '[::1]'])
      expect([host, (await asking(`${url}/outbox`, host)).status]).toEqual([host, 200])
    for (const [path, host] of [
      ['/outbox', 'localhost'],
      ['/', 'localhost'],
      ['/api/me', 'localhost'],
      ['/healthz', 'localhost'],
      ['/', 'evil.example'],
    ] as const)
      expect([path, host, (await asking(url + path, host)).headers]).toMatchObject([
        path,
        host,
        {
          'x-content-type-options': 'nosniff',
          'referrer-policy': 'no-referrer',
          'x-frame-options': 'SAMEORIGIN',
          'content-security-policy': expect.stringMatching(/^default-src '(none|self)'; .*frame-ancestors 'none'/),
          'strict-transport-security': 'max-age=31536000; includeSubDomains',
        },
      ])
    expect((await asking(`${url}/outbox`, 'localhost')).headers).toMatchObject({ 'cache-control': 'no-store' })

    // Beside the pages: no other file, no list of files, no echo, no second request within a first.
    const says = (head: string, body = 'Connection: close\r\n\r\n') =>
      raw(port, `${head} HTTP/1.1\r\nHost: localhost\r\n${body}`)
    for (const path of ['/../package.json', '/assets/..%2f..%2f..%2fpackage.json', '/.git/config', '/assets/', '/web/'])
      expect([path, await says(`GET ${path}`)]).toEqual([
        path,
        expect.stringMatching(/^HTTP\/1\.1 (4\d\d |200 .*<div id="root">)/s),
      ])
    const traced = await says('TRACE /', 'X-Told: nobody\r\nConnection: close\r\n\r\n')
    expect(traced).toMatch(/^HTTP\/1\.1 4\d\d /)
    expect(traced).not.toContain('nobody')
    const twice =
      'Content-Length: 4\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\nGET /healthz HTTP/1.1\r\nHost: localhost\r\n\r\n'
    expect(await says('POST /api/sign-out', twice)).toMatch(/^HTTP\/1\.1 400 (?!.*HTTP\/1\.1)/s)
  })
})

/** What is answered to these very bytes, till the connection ends. */
async function raw(port: string, bytes: string): Promise<string> {
  const socket = connect(Number(port), '127.0.0.1').setEncoding('latin1').setTimeout(3000)
  socket.on('timeout', () => socket.destroy())
  socket.write(bytes)
  let answer = ''
  for await (const part of socket) answer += part
  return answer
}

/** A port that was free a moment ago. */
async function freePort(): Promise<string> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  server.close()
  await once(server, 'close')
  return String(port)
}
