/** The local app put together, from the engine to the workers; and how it all ends. */
import { randomUUID } from 'node:crypto'
import { join } from 'node:path'
import { beginCentre } from '#functions/acts/centre/first-administrator.ts'
import { randomId, type WorkerDeps } from '#functions/deps.ts'
import { diskFiles } from '#functions/files/disk.ts'
import { picturesIn } from '#functions/files/pictures.ts'
import { openOutbox } from '#functions/mail/outbox.ts'
import { openPrinter } from '#functions/print/printer.ts'
import { hasPublication } from '#functions/store/load.ts'
import { ensureTable, openTable } from '#functions/store/table.ts'
import { tryAtStart } from '#functions/workers/pause/start-and-end.ts'
import { MEGABYTE } from '#shared/distribution/mail-size.ts'
import { banner } from './banner.ts'
import { clearArrived } from './clear-arrived.ts'
import { clearHalfFilled, fillOnce } from './demo/once.ts'
import { seedDemo } from './demo/seed.ts'
import { startEngine } from './engine.ts'
import { log } from './log.ts'
import { openMailer } from './mailer.ts'
import { mustBeWritable, mustHaveFonts, mustHaveItsDatabase } from './ready.ts'
import { secretOf } from './secret.ts'
import type { LocalSettings } from './settings.ts'
import { siteOf } from './site.ts'
import { buildWeb } from './web.ts'
import { openWebServer } from './web-server.ts'
import { startWorkers } from './workers.ts'

export type Running = { url: string; banner: string; stop: () => Promise<void> }

/** Starts everything; rejects with a one-line error after ending what had started. `lost`: the database is gone for good. */
export async function runApp(settings: LocalSettings, lost: () => void): Promise<Running> {
  const { dataDir, DYNAMODB_ENDPOINT: given } = settings
  const ends: (() => Promise<unknown>)[] = []
  const ending = new AbortController()
  const stop = async () => {
    for (const end of ends.reverse())
      await end().catch((error) => log({ level: 'error', event: 'stop', error: String(error) }))
  }
  const [filesFolder, outbox] = [join(dataDir, 'files'), join(dataDir, 'outbox')]
  clearHalfFilled(dataDir)
  await mustHaveFonts()
  if (!given) await mustHaveItsDatabase(dataDir)
  await mustBeWritable([dataDir, filesFolder, outbox])
  const secret = await secretOf(dataDir)
  try {
    const engine = given
      ? { endpoint: given, stop: async () => {} }
      : await startEngine(join(dataDir, 'dynamodb.sqlite'), lost)
    ends.push(engine.stop)
    const table = openTable('chuangxun', secret, engine.endpoint)
    const streamArn = await ensureTable(table)
    const files = diskFiles(filesFolder)
    await clearArrived(filesFolder, Date.now())
    const printer = await openPrinter({ start: 'background', pictures: picturesIn(files), log })
    ends.push(() => printer.close())
    const mailer = await openMailer(settings, outbox, table)
    ends.push(() => mailer.close())

    const server = await openWebServer(settings)
    ends.push(server.close)
    const url = settings.PUBLIC_URL?.replace(/\/$/, '') ?? `http://${settings.HOST}:${server.port}`

    const deps: WorkerDeps = {
      table,
      files,
      place: {
        publicUrl: url,
        secret,
        mailFrom: settings.MAIL_FROM,
        mailMostBytes: settings.MAIL_MAX_MB * MEGABYTE,
        signIn: { trustedDays: settings.TRUSTED_DAYS, freshCodeHours: settings.FRESH_CODE_HOURS },
      },
      clock: () => new Date(),
      newId: randomId,
      print: (content, how) => printer.print(content, how),
      drawFirstPage: (pdf) => printer.drawFirstPage(pdf),
      mailer,
      worker: `local-${randomUUID().slice(0, 8)}`,
      leaseMs: settings.LEASE_SECONDS * 1000,
      senders: settings.MAIL_SENDERS,
      log,
      ending: ending.signal,
    }
    if (settings.WEB === 'built') await buildWeb()
    const demo = settings.DEMO
    if (demo !== 'off' && !(await hasPublication(table)))
      // The demo's letters lie in the outbox, whatever the app mails by: nobody asked for them.
      await fillOnce(dataDir, async () => seedDemo({ ...deps, mailer: await openOutbox(outbox) }, demo))

    if (settings.ADMINISTRATOR) await beginCentre(deps, settings.ADMINISTRATOR)
    await tryAtStart(deps)
    server.answerBy(siteOf(deps, settings, outbox))
    ends.push(
      await startWorkers(deps, ending, {
        endpoint: engine.endpoint,
        streamArn,
        everyMs: settings.SWEEP_SECONDS * 1000,
        outbox: settings.SMTP_URL ? null : outbox,
      }),
    )
    return { url, banner: banner(url, settings), stop }
  } catch (error) {
    await stop()
    throw error
  }
}
