/** A centre to test with: the real engine, files, outbox and app in a folder of their own, with the demo's people and lists. */

import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { DeleteCommand, GetCommand, PutCommand } from '@aws-sdk/lib-dynamodb'
import { createApp } from '#functions/api/app.ts'
import type { WorkerDeps } from '#functions/deps.ts'
import { diskFiles } from '#functions/files/disk.ts'
import { picturesIn } from '#functions/files/pictures.ts'
import type { Files } from '#functions/files/port.ts'
import type { LogLine } from '#functions/log/log.ts'
import { requestNow } from '#functions/log/request-now.ts'
import { openOutbox } from '#functions/mail/outbox.ts'
import { openPrinter, type Printer } from '#functions/print/printer.ts'
import { codeOf } from '#functions/sign-in/code.ts'
import { ensureTable, openTable, type Table } from '#functions/store/table.ts'
import { sweepAll } from '#functions/workers/sweep.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { startEngine } from '../../infra/local/engine.ts'
import { type Caller, callerBy } from './caller.ts'
import { SECRET } from './secret.ts'
import { emptyFactsIn } from './store/empty-facts.ts'
import { everyRow, fillAlike, type Mailboxes } from './store/fill-alike.ts'

export const ORIGIN = 'http://127.0.0.1:8080'

/** What is logged of each request, piece of work and letter. */
const ROUTINE: ReadonlySet<string> = new Set(['request', 'work-done', 'work-put-back', 'work-lost', 'letter'])

export type Centre = Awaited<ReturnType<typeof openCentre>>

export type CentreOptions = {
  now?: string
  publicUrl?: string
  /** In place of Chromium, `by-chromium`, for tests that are not about print (print/quick-print.ts). */
  print?: WorkerDeps['print'] | 'by-chromium'
  /** A layer around the real table, for API and workers, that fails when a test says so (store/failing-table.ts). */
  around?: (table: Table) => Table
  /** The most bytes of a mail. */
  mailMostBytes?: number
  /** In place of a folder. */
  files?: Files
  /** As in an office: every write is synced to disk. */
  onDisk?: boolean
  /** Who is on the demo's lists: all 37, or six, which do where it is what becomes of each that counts. */
  mailboxes?: Mailboxes
  /** What lies in it at its beginning; left out: the demo's people and lists. */
  fill?: (deps: WorkerDeps) => Promise<void>
}

/**
 * Opens one; `close` it in afterAll. The clock stands at `now` until `advance` moves it. The engine keeps its data in
 * memory: what survives a crash is tested elsewhere.
 */
export async function openCentre({
  now = '2026-02-01T01:00:00.000Z',
  publicUrl = ORIGIN,
  onDisk = false,
  print = 'by-chromium',
  around,
  files,
  mailMostBytes = 10_000_000,
  mailboxes = 'all',
  fill,
}: CentreOptions = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-test-'))
  const engine = await startEngine(onDisk ? join(folder, 'dynamodb.sqlite') : undefined)
  const table = openTable('chuangxun', SECRET, engine.endpoint)
  await ensureTable(table)
  const outbox = join(folder, 'outbox')
  const lines: LogLine[] = []
  const logged: LogLine[] = []
  let time = Date.parse(now)
  let printer: Promise<Printer> | null = null
  const deps: WorkerDeps = {
    table,
    files: files ?? diskFiles(join(folder, 'files')),
    place: {
      publicUrl,
      secret: SECRET,
      mailFrom: 'chuangxun@centre.example',
      mailMostBytes,
    },
    clock: () => new Date(time),
    newId: randomUUID,
    print:
      print === 'by-chromium'
        ? async (content) => {
            printer ??= openPrinter({ pictures: picturesIn(deps.files) })
            return (await printer).print(content)
          }
        : print,
    drawFirstPage: async (pdf) => (printer ? (await printer).drawFirstPage(pdf) : null),
    mailer: await openOutbox(outbox),
    worker: 'test-worker',
    leaseMs: 120_000,
    senders: 4,
    log: (line) => {
      lines.push({ request: requestNow(), ...line })
      if (!ROUTINE.has(line.event)) logged.push(line)
    },
  }
  await (fill ? fill(deps) : fillAlike(deps, mailboxes, now))
  if (around) deps.table = around(table)
  const app = createApp(deps, deps.log)

  const caller = (cookie?: string): Caller => callerBy((path, init) => Promise.resolve(app.request(path, init)), cookie)

  /** Signs a demo person (or the owner of a mailbox) in by the front door; the code is computed, as the mail's is. */
  async function as(personId: string): Promise<Caller> {
    const email = PEOPLE.find(({ id }) => id === personId)?.email ?? personId
    const stranger = caller()
    const { body: asked } = await stranger.post('/api/sign-in', { email })
    const answered = await stranger.post('/api/sign-in/code', {
      challengeId: asked.challengeId,
      code: codeOf(asked.challengeId, deps.place.secret),
    })
    const cookie = answered.headers.get('set-cookie')?.split(';')[0]
    if (!cookie) throw new Error(`could not sign in as ${personId}: ${JSON.stringify(answered.body)}`)
    return caller(cookie)
  }

  /** Writes a row behind the system's back, as it is here. */
  const putRow = (Item: Record<string, unknown>) => table.db.send(new PutCommand({ TableName: table.name, Item }))

  return {
    deps,
    app,
    folder,
    /** Where the engine listens, for processes of their own. */
    endpoint: engine.endpoint,
    outbox,
    /** All lines of the log; `logged` is without those of what goes as always. */
    lines,
    logged,
    as,
    stranger: caller(),
    /** Every row there is, by its keys, to compare before and after; without those of signing in, but for `all`. */
    async rows({ all = false } = {}): Promise<Record<string, unknown>> {
      const rows: Record<string, unknown> = {}
      for (const item of await everyRow(table))
        if (all || !/^(SESSION|CHALLENGE|CODES|WORK|ACCESS|SIGN-IN)#/.test(`${item.pk}`))
          rows[`${item.pk} ${item.sk}`] = item
      return rows
    },
    putRow,
    /** Takes a row away behind the system's back. */
    removeRow: ([pk, sk]: readonly [string, string]) =>
      table.db.send(new DeleteCommand({ TableName: table.name, Key: { pk, sk } })),
    /** Writes a row as another release may have left it. */
    // biome-ignore lint/suspicious/noExplicitAny: tests change rows of every shape
    async changeRow([pk, sk]: readonly [string, string], change: (entity: any) => Record<string, unknown>) {
      const { Item } = await table.db.send(new GetCommand({ TableName: table.name, Key: { pk, sk } }))
      await putRow({ ...Item, json: JSON.stringify(change(JSON.parse(Item?.json))) })
    },
    now: () => new Date(time),
    /** Lets time pass. */
    advance: (ms: number) => {
      time += ms
    },
    /** Lets time pass until that instant (ISO, or in milliseconds since 1970). */
    advanceTo: (instant: string | number) => {
      time = new Date(instant).getTime()
    },
    /** Does all work that is due, as this worker would; answers how many rounds it took. */
    runAllWork: (worker: Partial<WorkerDeps> = {}) => sweepAll({ ...deps, ...worker }),
    /** The same again and again while time passes, so that what waits for its next try has it. */
    async runWorkOverTime(worker: Partial<WorkerDeps>, steps = 30): Promise<void> {
      for (let n = 0; n < steps; n += 1) {
        await sweepAll({ ...deps, ...worker })
        time += 15_000
      }
    },
    /** @throws Error where a fact on a record says nothing, whatever the tests were about; what it was filled with may be of old. */
    async close() {
      try {
        const said = fill ? [] : emptyFactsIn(await everyRow(table))
        if (said.length > 0) throw new Error(`facts on the record that say nothing: ${[...new Set(said)].join()}`)
      } finally {
        if (printer) await (await printer).close()
        await deps.mailer.close()
        await engine.stop()
        rmSync(folder, { recursive: true, force: true })
      }
    },
  }
}
