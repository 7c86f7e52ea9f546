/**
 * One execution environment of a function: a process with Lambda's Runtime API before it.
 *
 * Covered: `invocation/next` with its headers, `response`, `error` and `init/error`; the time limit, which ends the process;
 * a process that ends by itself; an answer of more than 6 MB; memory, by what the whole tree of processes holds after each
 * event; and that the process stands still between events, as Lambda freezes it. Not covered: streamed answers,
 * extensions, tracing, SnapStart, the sandbox of the kernel, a disk that can only be read, CPU by memory.
 */
import { type ChildProcess, spawn } from 'node:child_process'
import { randomUUID } from 'node:crypto'
import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'
import { buffer } from 'node:stream/consumers'
import { treeOf } from '../../app.ts'
import type { Described } from './as-described.ts'

const BOOTSTRAP = join(import.meta.dirname, 'bootstrap.ts')
const MOST_ANSWER = 6 * 1024 * 1024
const MB = 1024 * 1024

type Invocation = { id: string; event: string; deadline: number; end: (answer: Answer) => void }
type Answer = { result: unknown } | { error: string }

export type Environment = {
  /** One at a time. Rejects with what Lambda would call the error; `alive` is false where the process is gone with it. */
  invoke: (event: unknown) => Promise<unknown>
  alive: () => boolean
  close: () => Promise<void>
}

export async function openEnvironment(
  described: Described,
  variables: Record<string, string>,
  logged: (text: string) => void,
): Promise<Environment> {
  let waiting: ServerResponse | undefined
  let begun: Invocation | undefined
  let failed: string | undefined
  const server = createServer((request, response) => void serve(request, response))
  server.listen(0, '127.0.0.1')
  await once(server, 'listening')
  // A server listening on TCP has an address with a port.
  const { port } = server.address() as AddressInfo
  const child = spawn(process.execPath, [`--max-old-space-size=${Math.floor(described.memoryMb * 0.9)}`, BOOTSTRAP], {
    env: { ...variables, AWS_LAMBDA_RUNTIME_API: `127.0.0.1:${port}` },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  for (const stream of [child.stdout, child.stderr]) stream.on('data', (chunk) => logged(String(chunk)))
  const watcher = endedWithUs(child)
  const gone = once(child, 'exit').then(([code, signal]) => {
    watcher.kill('SIGKILL')
    failed ??= `Runtime.ExitError: ended with ${signal ?? `exit status ${code}`}`
    end({ error: failed })
  })

  const end = (answer: Answer): void => {
    const { end } = begun ?? {}
    begun = undefined
    end?.(answer)
  }

  async function serve(request: IncomingMessage, response: ServerResponse): Promise<void> {
    const [, , part = '', id = '', what] = (request.url ?? '').split('/').slice(1)
    const body = await buffer(request)
    if (part === 'invocation' && id === 'next') {
      waiting = response
      if (begun) bring()
      else freeze(child)
      return
    }
    if (part === 'init') failed = describe(body)
    else if (what === 'error') end({ error: describe(body) })
    else if (body.length > MOST_ANSWER) end({ error: `Function.ResponseSizeTooLarge: ${body.length} bytes` })
    else end(withinMemory(child, described) ?? { result: JSON.parse(body.toString()) })
    response.writeHead(202, { 'content-type': 'application/json' }).end('{"status":"OK"}')
  }

  function bring(): void {
    if (!waiting || !begun) return
    const { id, event, deadline } = begun
    signal(child, 'SIGCONT')
    waiting.writeHead(200, {
      'content-type': 'application/json',
      'lambda-runtime-aws-request-id': id,
      'lambda-runtime-deadline-ms': String(deadline),
      'lambda-runtime-invoked-function-arn': described.arn,
    })
    waiting.end(event)
    waiting = undefined
  }

  return {
    alive: () => failed === undefined,
    invoke(event) {
      if (failed !== undefined) return Promise.reject(new Error(failed))
      return new Promise((resolve, reject) => {
        const limit = setTimeout(() => {
          failed = `Sandbox.Timedout: Task timed out after ${described.timeoutMs / 1000} seconds`
          child.kill('SIGKILL')
        }, described.timeoutMs)
        const end = (answer: Answer) => {
          clearTimeout(limit)
          if ('error' in answer) reject(new Error(`${described.name}: ${answer.error}`))
          else resolve(answer.result)
        }
        begun = { id: randomUUID(), event: JSON.stringify(event), deadline: Date.now() + described.timeoutMs, end }
        bring()
      })
    },
    async close() {
      signal(child, 'SIGKILL')
      await gone
      server.closeAllConnections()
      server.close()
    },
  }
}

const describe = (body: Buffer): string => {
  const { errorType, errorMessage } = JSON.parse(body.toString())
  return `${errorType}: ${errorMessage}`
}

/** A process that stands still does not see that we are gone, however we go: another that reads from us ends it then, and its browser. */
const endedWithUs = ({ pid }: ChildProcess): ChildProcess =>
  spawn(
    '/bin/sh',
    [
      '-c',
      'read -r _; for one in $(cat /proc/$1/task/*/children) "$1"; do kill -9 "$one"; done',
      'watcher',
      String(pid),
    ],
    { stdio: ['pipe', 'ignore', 'ignore'], detached: true },
  )

/** Everything that the function started stands still with it. */
const freeze = (child: ChildProcess) => signal(child, 'SIGSTOP')

function signal(child: ChildProcess, name: NodeJS.Signals): void {
  if (child.pid === undefined || child.exitCode !== null || child.signalCode !== null) return
  for (const pid of treeOf(child.pid))
    try {
      process.kill(pid, name)
    } catch {
      // It has ended meanwhile.
    }
}

/** What the processes hold, each shared page by its share. */
function withinMemory(child: ChildProcess, { memoryMb }: Described): Answer | undefined {
  const held = treeOf(child.pid ?? 0).reduce((sum, pid) => sum + proportionalBytes(pid), 0)
  return held > memoryMb * MB ? { error: `Runtime.OutOfMemory: ${Math.round(held / MB)} of ${memoryMb} MB` } : undefined
}

function proportionalBytes(pid: number): number {
  try {
    return Number(/^Pss:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/smaps_rollup`, 'utf8'))?.[1] ?? 0) * 1024
  } catch {
    return 0
  }
}
