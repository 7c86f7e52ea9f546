/** The embedded DynamoDB engine: dynoxide on a free port of 127.0.0.1, ended with the process that started it. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { createServer } from 'node:net'
import { dirname, join } from 'node:path'
import { tendStream } from './tend-stream.ts'

const HOUR_MS = 60 * 60_000

export type Engine = { endpoint: string; stop: () => Promise<void> }

/**
 * Starts the engine on the database file, or in memory without one, and answers when it listens.
 * @throws Error with one line to show where the engine is not to be had on this machine.
 */
export async function startEngine(dbPath?: string): Promise<Engine> {
  const binary = findBinary()
  for (let attempt = 1; ; attempt += 1) {
    const port = await freePort()
    const child = run(binary, ['--host', '127.0.0.1', '--port', String(port), ...(dbPath ? ['--db-path', dbPath] : [])])
    const endpoint = `http://127.0.0.1:${port}`
    if (await listens(endpoint, child)) {
      const tending = dbPath === undefined ? undefined : tend(dbPath)
      return { endpoint, stop: () => stop(child).finally(() => clearInterval(tending)) }
    }
    await stop(child)
    if (attempt === 3) throw new Error('the DynamoDB engine did not start')
  }
}

function tend(dbPath: string): NodeJS.Timeout {
  tendStream(dbPath)
  const again = () => {
    try {
      tendStream(dbPath)
    } catch {
      // The engine was busy writing: an hour later is as good.
    }
  }
  return setInterval(again, HOUR_MS).unref()
}

function findBinary(): string {
  try {
    return join(dirname(createRequire(import.meta.url).resolve('@dynoxide/linux-x64/package.json')), 'dynoxide')
  } catch {
    throw new Error(
      `the embedded DynamoDB engine is not available on ${process.platform} ${process.arch}; set DYNAMODB_ENDPOINT to a DynamoDB-compatible endpoint`,
    )
  }
}

// The shell reads from us until we are gone, however we go, and then ends the engine: no orphan after kill -9.
const WITH_PARENT =
  '"$@" <&- & engine=$!; trap "kill $engine" TERM; read -r _; kill "$engine" 2>/dev/null; wait "$engine"'

/** In a process group of its own, so that Ctrl-C in a terminal does not end the engine before us. */
const run = (binary: string, args: string[]): ChildProcess =>
  spawn('/bin/sh', ['-c', WITH_PARENT, 'engine', binary, ...args], {
    stdio: ['pipe', 'ignore', 'ignore'],
    detached: true,
  })

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return
  const gone = once(child, 'exit')
  child.stdin?.end()
  await gone
}

async function listens(endpoint: string, child: ChildProcess): Promise<boolean> {
  for (let tries = 0; tries < 200 && child.exitCode === null; tries += 1) {
    const answered = await fetch(endpoint, { method: 'POST' }).then(
      () => true,
      () => false,
    )
    if (answered) return true
    await new Promise((resolve) => setTimeout(resolve, 25))
  }
  return false
}

async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const address = server.address()
  server.close()
  await once(server, 'close')
  if (address === null || typeof address === 'string') throw new Error('no port')
  return address.port
}
