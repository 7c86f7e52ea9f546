/** A centre to test with: the real engine, files, outbox and app in a folder of their own, with the demo's people and lists. */
import { randomUUID } from 'node:crypto'
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { createApp } from '#functions/api/app.ts'
import type { WorkerDeps } from '#functions/deps.ts'
import { diskFiles } from '#functions/files/disk.ts'
import { openOutbox } from '#functions/mail/outbox.ts'
import { openPrinter, type Printer } from '#functions/print/printer.ts'
import { codeOf } from '#functions/sign-in/code.ts'
import { ensureTable, openTable } from '#functions/store/table.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { seedDemo } from '../../infra/local/demo/seed.ts'
import { startEngine } from '../../infra/local/engine.ts'

export const ORIGIN = 'http://127.0.0.1:8080'

/** An answer of the API: `body` is parsed JSON, or the bytes of anything else. */
// biome-ignore lint/suspicious/noExplicitAny: tests look into answers of every shape
export type Answer = { status: number; body: any; headers: Headers }

/** Someone at the API's front door. */
export type Caller = {
  get(path: string): Promise<Answer>
  post(path: string, body?: unknown): Promise<Answer>
  put(path: string, body: unknown): Promise<Answer>
  /** As is: method, raw body and headers of your own. */
  raw(path: string, init: RequestInit): Promise<Answer>
}

export type Centre = Awaited<ReturnType<typeof openCentre>>

/** Opens one; `close` it in afterAll. The clock stands at `now` until `passes` moves it. */
export async function openCentre({ now = '2026-02-01T01:00:00.000Z' } = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-test-'))
  const engine = await startEngine(join(folder, 'dynamodb.sqlite'))
  const table = openTable('chuangxun', engine.endpoint)
  await ensureTable(table)
  const outbox = join(folder, 'outbox')
  const logged: Record<string, unknown>[] = []
  let time = Date.parse(now)
  let printer: Promise<Printer> | null = null
  const deps: WorkerDeps = {
    table,
    files: diskFiles(join(folder, 'files')),
    place: { publicUrl: ORIGIN, secret: 'a secret of at least 32 characters', mailFrom: 'chuangxun@centre.example' },
    clock: () => new Date(time),
    newId: randomUUID,
    print: async (content) => {
      printer ??= openPrinter()
      return (await printer).print(content)
    },
    mailer: await openOutbox(outbox),
    worker: 'test-worker',
    leaseMs: 15_000,
    log: (line) => void logged.push(line),
  }
  await seedDemo(deps, 'centre')
  const app = createApp(deps, deps.log)

  const caller = (cookie?: string): Caller => {
    const raw: Caller['raw'] = async (path, init) => {
      const headers = new Headers(init.headers)
      if (cookie) headers.set('cookie', cookie)
      const response = await app.request(path, { ...init, headers })
      const json = response.headers.get('content-type')?.includes('json')
      const body = json ? await response.json() : new Uint8Array(await response.arrayBuffer())
      return { status: response.status, body, headers: response.headers }
    }
    const send = (method: string) => (path: string, body: unknown) =>
      raw(path, { method, body: JSON.stringify(body ?? {}), headers: { 'content-type': 'application/json' } })
    return { get: (path) => raw(path, {}), post: send('POST'), put: send('PUT'), raw }
  }

  /** Signs in by the front door; the code is computed, as the mail's is. */
  async function as(personId: string): Promise<Caller> {
    const email = PEOPLE.find(({ id }) => id === personId)?.email
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

  return {
    deps,
    app,
    folder,
    outbox,
    logged,
    as,
    stranger: caller(),
    /** Lets time pass. */
    passes: (ms: number) => {
      time += ms
    },
    /** Does all work that is due, as the worker would; answers how many rounds it took. */
    async works() {
      let rounds = 0
      while ((await sweep(deps)) > 0) rounds += 1
      return rounds
    },
    async close() {
      if (printer) await (await printer).close()
      await deps.mailer.close()
      await engine.stop()
      rmSync(folder, { recursive: true, force: true })
    },
  }
}
