/**
 * The embedded DynamoDB engine, dynoxide. It answers every origin and checks no signature (docs/security.md): its only guard is an
 * address of the loopback network that nobody can guess, another one at each start, never printed and never served.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomInt } from 'node:crypto'
import { once } from 'node:events'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { freePort } from './free-port.ts'
import { log } from './log.ts'
import { tendStream } from './tend-stream.ts'

const HOUR_MS = 60 * 60_000

/** So often in `WITHIN_MS` it is started again where it ends by itself; then something is wrong that no start mends. */
const MOST_DEATHS = 5
const WITHIN_MS = 10 * 60_000
const PAUSE_MS = 200

export type Engine = { endpoint: string; stop: () => Promise<void> }

/**
 * Starts the engine on the database file, or in memory, and answers when it listens. Where it ends by itself it is started again at
 * the same address with what the file holds; `lost` is called where that is no use, or there is no file.
 * @throws Error with one line to show where the engine is not to be had on this machine.
 */
export async function startEngine(dbPath?: string, lost: () => void = () => undefined): Promise<Engine> {
  const binary = findBinary()
  for (let attempt = 1; ; attempt += 1) {
    const host = anyLoopback()
    const port = await freePort(host)
    const start = () => run(binary, ['--host', host, '--port', String(port), ...(dbPath ? ['--db-path', dbPath] : [])])
    const child = start()
    const endpoint = `http://${host}:${port}`
    if (await listens(endpoint, child)) {
      const tending = dbPath === undefined ? undefined : tend(dbPath)
      const kept = keptAlive(child, { start, lost, most: dbPath === undefined ? 0 : MOST_DEATHS })
      return { endpoint, stop: () => kept.stop().finally(() => clearInterval(tending)) }
    }
    await stop(child)
    if (attempt === 3) throw new Error('数据库引擎没有启动。请检查数据文件夹所在磁盘的空间和权限，再重新启动。')
  }
}

/** Starts it again where it ends by itself, `most` times within ten minutes. */
function keptAlive(
  first: ChildProcess,
  { start, lost, most }: { start: () => ChildProcess; lost: () => void; most: number },
): { stop: () => Promise<void> } {
  let child = first
  let stopping = false
  let deaths: number[] = []
  const watch = () => child.once('exit', (code, signal) => !stopping && again(`${signal ?? code}`))
  const again = (why: string) => {
    const now = Date.now()
    deaths = [...deaths.filter((at) => at > now - WITHIN_MS), now]
    log({ level: 'error', event: 'engine-ended', why, times: deaths.length })
    if (deaths.length > most) return lost()
    // What it held open may take a moment to be free.
    setTimeout(() => {
      if (stopping) return
      child = start()
      watch()
    }, PAUSE_MS * deaths.length)
  }
  watch()
  return {
    stop() {
      stopping = true
      return stop(child)
    },
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

// The shell ends with the engine, and the engine with us: what reads from us until we are gone, however we go, ends it then.
const WITH_PARENT =
  'exec 3<&0; "$@" <&- 3<&- & engine=$!; (read -r _ <&3; kill "$engine" 2>/dev/null) & reader=$!; trap "kill $engine" TERM; wait "$engine"; ended=$?; kill "$reader" 2>/dev/null; exit "$ended"'

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

/** Linux answers on all of 127.0.0.0/8 (RFC 1122, 3.2.1.3); 127.0.0.0/16 is where everything else listens. */
const anyLoopback = (): string => `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`
