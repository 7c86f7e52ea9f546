/**
 * The embedded DynamoDB engine, dynoxide. It answers every origin and checks no signature (docs/security.md): its only guard is an
 * address of the loopback network that nobody can guess, another one at each start, never printed and never served.
 */
import { randomInt } from 'node:crypto'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import { type EngineProcess, listens, runWithUs, stop } from './engine-process.ts'
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
    const start = () =>
      runWithUs(binary, ['--host', host, '--port', String(port), ...(dbPath ? ['--db-path', dbPath] : [])])
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
  first: EngineProcess,
  { start, lost, most }: { start: () => EngineProcess; lost: () => void; most: number },
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

/** Linux answers on all of 127.0.0.0/8 (RFC 1122, 3.2.1.3); 127.0.0.0/16 is where everything else listens. */
const anyLoopback = (): string => `127.${randomInt(1, 255)}.${randomInt(0, 256)}.${randomInt(1, 255)}`
