/** `npm run dev`: one address for the web's sources and the server, a policy loosened there only, and an end that leaves no process behind. */
import { spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, expect, test } from 'vitest'
import { isAlive, treeOf } from '../support/app.ts'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-dev-'))
const child = spawn(process.execPath, [join(import.meta.dirname, '../../infra/local/dev.ts')], {
  env: { ...process.env, PORT: '0', DEMO: 'centre', DATA_DIR: folder },
  stdio: ['ignore', 'pipe', 'inherit'],
})
let printed = ''
child.stdout.on('data', (data) => {
  printed += data
})
afterAll(() => {
  child.kill('SIGTERM')
  rmSync(folder, { recursive: true, force: true })
})

test('page, sources, API and outbox come from the one address that is printed; Ctrl-C ends all', async () => {
  const address = () => /窗讯已启动：(\S+)/.exec(printed)?.[1]
  await expect.poll(address, { timeout: 60_000 }).toBeDefined()
  const get = (path: string) => fetch(`${address()}${path}`)

  const page = await get('/issues/any')
  expect(await page.text()).toContain('/@vite/client')
  const policy = page.headers.get('content-security-policy')
  expect(policy).toContain("default-src 'self'")
  expect(policy).toContain("script-src 'self' 'unsafe-inline'")

  // A source of the web, though it lies under web/api; and what is none of the web's is not handed out.
  const source = await get('/api/client.ts')
  expect([source.status, source.headers.get('content-type')]).toEqual([200, 'text/javascript'])
  expect((await get(`/@fs${folder}/secret`)).status).toBe(403)

  expect((await get('/api/me')).status).toBe(401)
  expect((await get('/outbox')).status).toBe(200)
  expect((await get('/healthz')).status).toBe(200)

  const tree = treeOf(child.pid ?? 0)
  expect(tree.length).toBeGreaterThan(4)
  child.kill('SIGINT')
  const [code] = await once(child, 'exit')
  expect(code).toBe(0)
  await expect.poll(() => tree.filter(isAlive), { timeout: 10_000 }).toEqual([])
})
