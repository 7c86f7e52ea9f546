/** The demo's letters stay in the outbox, whatever the app mails by. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { callerBy } from '../support/caller.ts'
import { ok } from '../support/issue-steps.ts'
import { serveSmtp } from './smtp-server.ts'

test('with a mail server set, the demo is mailed to nobody by itself', async () => {
  const server = await serveSmtp()
  const folder = await mkdtemp(join(tmpdir(), 'chuangxun-demo-'))
  let app: App | null = null
  try {
    app = await startApp(folder, { DEMO: 'full', SMTP_URL: server.url, SWEEP_SECONDS: '0.1' })
    const caller = callerBy((path, init) => fetch(`${app?.url}${path}`, init))
    // What is asked for now is mailed: all that the demo had left to be mailed was due before it.
    for (const arrived of [1, 2]) {
      ok(await caller.post('/api/sign-in', { email: 'zhoumin@centre.example' }))
      await expect.poll(() => server.arrivals.length, { timeout: 20_000 }).toBeGreaterThanOrEqual(arrived)
    }
    expect(server.arrivals.map(({ to }) => to)).toEqual(Array(2).fill(['zhoumin@centre.example']))
  } finally {
    await app?.kill()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)
