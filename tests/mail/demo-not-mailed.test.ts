/** The demo's letters stay in the outbox, whatever the app mails by. */
import { mkdtemp, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { expect, test } from 'vitest'
import { type App, startApp } from '../support/app.ts'
import { serveSmtp } from './smtp-server.ts'

test('with a mail server set, the demo is mailed to nobody by itself', async () => {
  const server = await serveSmtp()
  const folder = await mkdtemp(join(tmpdir(), 'chuangxun-demo-'))
  let app: App | null = null
  try {
    app = await startApp(folder, { DEMO: 'full', SMTP_URL: server.url })
    expect((await fetch(`${app.url}/outbox`)).headers.get('content-type')).toContain('html')
    // Two sweeps: whatever the demo had left to be mailed would be on its way.
    await new Promise((resolve) => setTimeout(resolve, 4500))
    expect(server.arrivals).toEqual([])
  } finally {
    await app?.kill()
    await server.close()
    await rm(folder, { recursive: true, force: true })
  }
}, 120_000)
