/**
 * `npm run dev`: the app while somebody works on it, at one address of this machine. Vite answers with the web's sources and reloads the page
 * as they are saved; all else goes to the server, a process behind it that Node's watcher starts again when a file that it has read changes.
 */
import '../needs-node.js'
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { join } from 'node:path'
import { createServer, type ViteDevServer } from 'vite'
import { DEV_PAGE_POLICY } from '../page-policy.ts'
import { freePort } from './free-port.ts'
import { readSettings } from './settings.ts'

const HOST = '127.0.0.1'
const ROOT = join(import.meta.dirname, '../..')
const LONGEST_START_MS = 30_000

/** What the server answers. `web/api/*.ts` are sources of the web, which have such addresses here. */
const OF_SERVER = '^/(api|outbox|local|healthz)\\b(?!.*\\.tsx?(\\?|$))'

/** Waits while the server starts again, so that a page loaded meanwhile is only late. */
async function untilReady(server: string): Promise<void> {
  const last = Date.now() + LONGEST_START_MS
  const isReady = () =>
    fetch(`${server}/healthz`)
      .then(({ ok }) => ok)
      .catch(() => false)
  while (!(await isReady()) && Date.now() < last) await new Promise((resolve) => setTimeout(resolve, 100))
}

const openVite = async (port: number, server: string): Promise<ViteDevServer> => {
  const vite = await createServer({
    configFile: join(ROOT, 'web/vite.config.ts'),
    clearScreen: false,
    logLevel: 'warn',
    server: {
      ...{ host: HOST, port, strictPort: true, cors: false },
      // Not the data folder, which lies beside them.
      fs: { allow: ['web', 'shared', 'node_modules'].map((folder) => join(ROOT, folder)) },
      headers: { 'content-security-policy': DEV_PAGE_POLICY },
      proxy: { [OF_SERVER]: { target: server, bypass: () => untilReady(server) } },
    },
  })
  return vite.listen()
}

const startServer = (environment: Record<string, string>): ChildProcess =>
  spawn(process.execPath, ['--watch', '--watch-preserve-output', join(import.meta.dirname, 'start.ts')], {
    env: { ...process.env, ...environment },
    stdio: 'inherit',
  })

async function end(vite: ViteDevServer, server: ChildProcess): Promise<void> {
  await vite.close()
  if (server.exitCode === null && server.signalCode === null) {
    server.kill('SIGTERM')
    await once(server, 'exit')
  }
  process.exit(0)
}

try {
  const settings = readSettings(process.env)
  const port = settings.PORT || (await freePort())
  const behind = await freePort()
  const vite = await openVite(port, `http://${HOST}:${behind}`)
  const server = startServer({
    HOST,
    PORT: `${behind}`,
    PUBLIC_URL: settings.PUBLIC_URL ?? `http://${HOST}:${port}`,
    WEB: 'dev',
  })
  let isEnding = false
  const endOnce = () => {
    if (!isEnding) void end(vite, server)
    isEnding = true
  }
  for (const signal of ['SIGINT', 'SIGTERM'] as const) process.on(signal, endOnce)
} catch (error) {
  process.stderr.write(`${error instanceof Error ? error.message : error}\n`)
  process.exit(1)
}
