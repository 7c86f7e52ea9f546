/** The app as `npm start` runs it, in a process tree of its own: started, signed in to, stopped or killed. */
import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { readdirSync, readFileSync } from 'node:fs'
import { join } from 'node:path'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { type Caller, callerBy } from './caller.ts'

const ROOT = join(import.meta.dirname, '../..')

/** Sessions outlive the process: a person signs in once a folder. */
const cookies = new Map<string, string>()

export type App = {
  url: string
  pid: number
  now: () => Date
  /** It works by itself: waits a little. */
  runAllWork: () => Promise<void>
  /** What it printed. */
  printed: () => string
  as: (personId: string) => Promise<Caller>
  /** Ends it by a signal to its first process; answers the exit code. */
  stop: (signal?: NodeJS.Signals) => Promise<number | null>
  /** kill -9 to the whole tree at once. */
  kill: () => Promise<void>
}

/** Starts it on a free port and waits until it is ready. @throws Error with what it printed when it is not. */
export async function startApp(dataDir: string, environment: Record<string, string> = {}): Promise<App> {
  const child = spawn(process.execPath, [join(ROOT, 'infra/local/start.ts')], {
    cwd: ROOT,
    env: { ...process.env, PORT: '0', DEMO: 'centre', DATA_DIR: dataDir, ...environment },
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  let output = ''
  child.stdout.on('data', (data) => {
    output += data
  })
  child.stderr.on('data', (data) => {
    output += data
  })
  const url = await readyUrl(child, () => output)
  const pid = child.pid ?? 0
  return {
    url,
    pid,
    now: () => new Date(),
    runAllWork: () => new Promise((resolve) => setTimeout(resolve, 50)),
    printed: () => output,
    as: async (personId) => {
      const who = `${dataDir} ${personId}`
      const cookie = cookies.get(who) ?? (await signIn(url, join(dataDir, 'outbox'), personId))
      cookies.set(who, cookie)
      return callerBy((path, init) => fetch(url + path, init), cookie)
    },
    async stop(signal = 'SIGTERM') {
      if (child.exitCode !== null) return child.exitCode
      const gone = once(child, 'exit')
      child.kill(signal)
      const [code] = await gone
      return code
    },
    async kill() {
      const gone = child.exitCode === null && child.signalCode === null ? once(child, 'exit') : null
      for (const one of treeOf(pid)) tryKill(one)
      await gone
    },
  }
}

async function readyUrl(child: ChildProcess, output: () => string): Promise<string> {
  while (child.exitCode === null && child.signalCode === null) {
    const url = /窗讯已启动：(\S+)/.exec(output())?.[1]
    if (url) return url
    await new Promise((resolve) => setTimeout(resolve, 20))
  }
  throw new Error(output())
}

function tryKill(pid: number): void {
  try {
    process.kill(pid, 'SIGKILL')
  } catch {
    // It is gone already.
  }
}

export const isAlive = (pid: number) => {
  try {
    process.kill(pid, 0)
    return true
  } catch {
    return false
  }
}

/** The process and all that descend from it, by /proc (Linux, as the embedded engine is). */
export function treeOf(root: number): number[] {
  const parents = new Map<number, number>()
  for (const name of readdirSync('/proc')) {
    if (!/^\d+$/.test(name)) continue
    try {
      const stat = readFileSync(`/proc/${name}/stat`, 'utf8')
      parents.set(Number(name), Number(stat.slice(stat.lastIndexOf(')') + 2).split(' ')[1]))
    } catch {
      // It ended while we looked.
    }
  }
  const tree = [root]
  for (const pid of tree) for (const [child, parent] of parents) if (parent === pid) tree.push(child)
  return tree
}

/** Signs in as people do: asks for a code, reads the mail, types the six digits; answers the session's cookie. */
async function signIn(url: string, outbox: string, personId: string): Promise<string> {
  const email = PEOPLE.find(({ id }) => id === personId)?.email
  const stranger = callerBy((path, init) => fetch(url + path, init))
  const before = new Set((await listOutbox(outbox)).map(({ id }) => id))
  const { body } = await stranger.post('/api/sign-in', { email })
  const code = await codeFor(outbox, before, email ?? '')
  const answer = await stranger.post('/api/sign-in/code', { challengeId: body.challengeId, code })
  const cookie = answer.headers.get('set-cookie')?.split(';')[0]
  if (!cookie) throw new Error(`could not sign in as ${personId}: ${JSON.stringify(answer.body)}`)
  return cookie
}

/** The six digits of the code mail that came for this mailbox since. */
export async function codeFor(outbox: string, before: ReadonlySet<string>, email: string): Promise<string> {
  for (let tries = 0; tries < 600; tries += 1) {
    const letter = (await listOutbox(outbox)).find(
      ({ id, to, subject }) => !before.has(id) && to[0]?.address === email && subject.includes('验证码'),
    )
    const code = letter && /\b\d{6}\b/.exec((await readOutbox(outbox, letter.id))?.text ?? '')?.[0]
    if (code) return code
    await new Promise((resolve) => setTimeout(resolve, 50))
  }
  throw new Error(`no code came for ${email}`)
}
