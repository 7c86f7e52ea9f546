/** Everything the local app answers: the API, the outbox page, what the demo shows of itself, and the web's files. */
import { Hono } from 'hono'
import { compress } from 'hono/compress'
import { createApp } from '#functions/api/app.ts'
import { closed, headersOfAll } from '#functions/api/headers.ts'
import type { ApiDeps } from '#functions/deps.ts'
import { demoPeople } from './demo/people.ts'
import { expectedHost } from './expected-host.ts'
import { health } from './health.ts'
import { log } from './log.ts'
import { outboxPages } from './outbox-page.ts'
import type { LocalSettings } from './settings.ts'
import { webFiles } from './web.ts'

export function siteOf(deps: ApiDeps, settings: LocalSettings, outbox: string): Hono {
  const site = new Hono()
  const api = createApp(deps, log)
  site.use(headersOfAll(), closed, expectedHost(deps.place.publicUrl), compress())
  site.get('/healthz', (c) => health(c, deps))
  site.all('/api/*', (c) => api.fetch(c.req.raw, c.env))
  if (!settings.SMTP_URL) site.route('/outbox', outboxPages(outbox))
  if (settings.DEMO !== 'off')
    site.get('/local/demo', (c) => c.json({ people: demoPeople(), outbox: settings.SMTP_URL ? null : '/outbox' }))
  if (settings.WEB === 'built') site.route('/', webFiles())
  return site
}
