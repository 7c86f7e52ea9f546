/** The local app put together: engine, store, files, mail, printer, API, web, workers; and how it all ends. */
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { createServer, type RequestListener, type Server } from 'node:http'
import { join } from 'node:path'
import { getRequestListener } from '@hono/node-server'
import { Hono } from 'hono'
import { beginCentre } from '#functions/acts/first-administrator.ts'
import { createApp } from '#functions/api/app.ts'
import { randomId, type WorkerDeps } from '#functions/deps.ts'
import { diskFiles } from '#functions/files/disk.ts'
import { picturesIn } from '#functions/files/pictures.ts'
import { openOutbox } from '#functions/mail/outbox.ts'
import { tellSimulated } from '#functions/mail/outbox-events.ts'
import { openPace } from '#functions/mail/pace.ts'
import { paced } from '#functions/mail/paced.ts'
import type { Mailer } from '#functions/mail/port.ts'
import { openSmtp, SMTP_RATE } from '#functions/mail/smtp.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { listPublications } from '#functions/store/load.ts'
import { ensureTable, openTable, type Table } from '#functions/store/table.ts'
import { turnsIn } from '#functions/store/turns.ts'
import { handleDeliveryEvents } from '#functions/workers/delivery-events.ts'
import { handleStream } from '#functions/workers/stream.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { MEGABYTE } from '#shared/mail-size.ts'
import { clearHalfFilled, fillOnce } from './demo/once.ts'
import { demoPeople } from './demo/people.ts'
import { seedDemo } from './demo/seed.ts'
import { startEngine } from './engine.ts'
import { outboxPages } from './outbox-page.ts'
import { pause, pollStream } from './poll-stream.ts'
import { type LocalSettings, secretOf } from './settings.ts'
import { underWay } from './under-way.ts'
import { buildWeb, webFiles } from './web.ts'

export type Running = { url: string; banner: string; stop: () => Promise<void> }

/** Starts everything; rejects with a one-line error after ending what had started. */
export async function runApp(settings: LocalSettings): Promise<Running> {
  const { dataDir, DYNAMODB_ENDPOINT: given } = settings
  const ends: (() => Promise<unknown>)[] = []
  const ending = new AbortController()
  const stop = async () => {
    for (const end of ends.reverse())
      await end().catch((error) => log({ level: 'error', event: 'stop', error: String(error) }))
  }
  clearHalfFilled(dataDir)
  try {
    const engine = given
      ? { endpoint: given, stop: async () => {} }
      : await startEngine(join(dataDir, 'dynamodb.sqlite'))
    ends.push(engine.stop)
    const table = openTable('chuangxun', engine.endpoint)
    const streamArn = await ensureTable(table)
    const files = diskFiles(join(dataDir, 'files'))
    const printer = await openPrinter({ start: 'background', pictures: picturesIn(files) })
    ends.push(() => printer.close())
    const outbox = join(dataDir, 'outbox')
    const mailer = await openMailer(settings, outbox, table)
    ends.push(() => mailer.close())

    let answer: RequestListener = notYet
    const server = createServer((request, response) => answer(request, response))
    server.listen(settings.PORT, settings.HOST)
    await once(server, 'listening')
    ends.push(() => closed(server))
    const address = server.address()
    const port = address && typeof address === 'object' ? address.port : settings.PORT
    const url = settings.PUBLIC_URL?.replace(/\/$/, '') ?? `http://${settings.HOST}:${port}`

    const deps: WorkerDeps = {
      table,
      files,
      place: {
        publicUrl: url,
        secret: secretOf(dataDir),
        mailFrom: settings.MAIL_FROM,
        mailMostBytes: settings.MAIL_MAX_MB * MEGABYTE,
      },
      clock: () => new Date(),
      newId: randomId,
      print: (content) => printer.print(content),
      mailer,
      worker: `local-${randomUUID().slice(0, 8)}`,
      leaseMs: settings.LEASE_SECONDS * 1000,
      senders: settings.MAIL_SENDERS,
      log,
      ending: ending.signal,
    }
    await buildWeb()
    const demo = settings.DEMO
    if (demo !== 'off' && (await listPublications(table)).length === 0)
      await fillOnce(dataDir, () => seedDemo(deps, demo))

    if (settings.ADMINISTRATOR) await beginCentre(deps, settings.ADMINISTRATOR)
    answer = getRequestListener(site(deps, settings, outbox).fetch)
    ends.push(
      await startWorkers(deps, ending, {
        endpoint: engine.endpoint,
        streamArn,
        everyMs: settings.SWEEP_SECONDS * 1000,
        outbox: settings.SMTP_URL ? null : outbox,
      }),
    )
    return { url, banner: await banner(url, settings), stop }
  } catch (error) {
    await stop()
    throw error
  }
}

/** SMTP at a pace that servers bear; the outbox as fast as it writes, unless a rate is set. */
async function openMailer(settings: LocalSettings, outbox: string, table: Table): Promise<Mailer> {
  const { SMTP_URL, MAIL_SENDERS: maxConnections, MAIL_RATE } = settings
  const mailer = SMTP_URL ? openSmtp(SMTP_URL, { maxConnections }) : await openOutbox(outbox)
  const perSecond = MAIL_RATE ?? (SMTP_URL ? SMTP_RATE : null)
  return perSecond === null
    ? mailer
    : paced(
        mailer,
        openPace(turnsIn(table), async () => ({ perSecond, usedUp: null })),
      )
}

/** While the demo is filled in and the web is built. */
const notYet: RequestListener = (_, response) => {
  response
    .writeHead(503, { 'content-type': 'text/plain; charset=utf-8', 'retry-after': '3' })
    .end('窗讯正在启动，请稍候几秒再刷新。')
}

function site(deps: WorkerDeps, settings: LocalSettings, outbox: string): Hono {
  const site = new Hono()
  const api = createApp(deps, log)
  site.all('/api/*', (c) => api.fetch(c.req.raw))
  if (!settings.SMTP_URL) site.route('/outbox', outboxPages(outbox))
  if (settings.DEMO !== 'off')
    site.get('/local/demo', (c) => c.json({ people: demoPeople(), outbox: settings.SMTP_URL ? null : '/outbox' }))
  site.route('/', webFiles())
  return site
}

/** Takes no more requests, lets those under way finish for three seconds. */
const closed = (server: Server): Promise<void> =>
  new Promise((done) => {
    server.close(() => done())
    setTimeout(() => server.closeAllConnections(), 3000).unref()
  })

const MOST_SWEEPS = 10

/** The stream's poller, the sweep and what the outbox has to tell, until the answered function is called. */
async function startWorkers(
  deps: WorkerDeps,
  ending: AbortController,
  {
    endpoint,
    streamArn,
    everyMs,
    outbox,
  }: { endpoint: string; streamArn: string; everyMs: number; outbox: string | null },
): Promise<() => Promise<void>> {
  const failed = (error: unknown) => log({ level: 'error', event: 'worker', error: String(error) })
  const polling = pollStream(
    { endpoint, streamArn, signal: ending.signal },
    (event) => handleStream(deps, event),
    failed,
  )
  const again = async (work: () => Promise<unknown>) => {
    while (!ending.signal.aborted) {
      await work().catch(failed)
      await pause(everyMs, ending.signal)
    }
  }
  // As EventBridge does: begun whether or not the one before has ended, so that what comes due waits for no distribution.
  const sweeps = underWay(MOST_SWEEPS, failed)
  const sweeping = again(() => sweeps.begin(() => sweep(deps)))
  const telling = outbox && again(() => tellSimulated(outbox, (batch) => handleDeliveryEvents(deps, batch)))
  return async () => {
    ending.abort()
    await Promise.all([polling.catch(failed), sweeping, telling])
    await sweeps.ended()
  }
}

async function banner(url: string, { dataDir, DEMO, SMTP_URL }: LocalSettings): Promise<string> {
  const people =
    DEMO === 'off' ? [] : demoPeople().map(({ email, title, name }) => `  ${email.padEnd(28)} ${name}（${title}）`)
  return [
    `窗讯已启动：${url}`,
    ...(people.length ? ['演示人员（登录页可直接选择）：', ...people] : []),
    SMTP_URL ? '邮件经 SMTP 发出。' : `发件箱：${url}/outbox （验证码和各类邮件都在这里）`,
    `数据文件夹：${dataDir}`,
    '按 Ctrl-C 停止。',
  ].join('\n')
}

/** One line of JSON on stderr for each thing worth knowing. */
function log(line: Record<string, unknown>): void {
  process.stderr.write(`${JSON.stringify({ at: new Date().toISOString(), ...line })}\n`)
}
