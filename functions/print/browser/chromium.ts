/** Starts Chromium from npm alone: unpacked privately, with the libraries it brings, and for printing with no way out. */
import type { ChildProcess } from 'node:child_process'
import { spawn } from 'node:child_process'
import { existsSync } from 'node:fs'
import { Readable, Writable } from 'node:stream'
import type { Browser, CDPSession } from 'puppeteer-core'
import { PipeTransport } from 'puppeteer-core/internal/node/PipeTransport.js'
import { unpackedChromium } from './chromium-folder.ts'
import { newProfile } from './profile.ts'

export type ChromiumOptions = {
  /** True: nothing leaves the browser, whatever a page asks for. False: it may browse, as a test's user does. */
  locked: boolean
  /** Where to unpack; default CHROMIUM_DIR, then a private folder under the temporary one. */
  folder?: string | undefined
  /** Folder that holds @sparticuz/chromium, like `node_modules`; default: the nearest one. */
  packages?: string | undefined
}

/** A page of the printing browser, and the commands to it. */
export type Tab = { session: CDPSession; close(): Promise<void> }

/** A browser for printing: nothing leaves it. */
export type Chromium = {
  /** Opens one that shows nothing; the first is there from the start. */
  newTab(): Promise<Tab>
  isRunning(): boolean
  pid: number
  /** Ends it at once, with all its processes; resolves when it is gone and its profile removed. */
  kill(): Promise<void>
}

const FLAGS = [
  '--headless',
  '--no-sandbox', // containers and Lambda have no user namespaces; what is shown is our own escaped HTML
  '--no-zygote',
  '--disable-gpu',
  '--disable-dev-shm-usage',
  '--font-render-hinting=none',
  '--force-color-profile=srgb',
  '--hide-scrollbars',
  '--mute-audio',
  '--no-first-run',
  '--no-pings',
  '--disable-extensions',
  '--disable-sync',
  '--disable-background-networking',
  '--disable-component-update',
  '--disable-domain-reliability',
  '--disable-breakpad',
  '--lang=zh-CN',
  '--remote-debugging-pipe', // no port is opened
  // Answers of some 100 kB come and go with each print: their memory is kept rather than given back and faulted in anew.
  '--enable-features=PartitionAllocLargeEmptySlotSpanRing',
]
// Tried with a canary (docs/print.md): of all layers only the dead proxy held against everything. No name is looked up either.
const LOCK = ['--proxy-server=127.0.0.1:9', '--proxy-bypass-list=<-loopback>', '--host-resolver-rules=MAP * ~NOTFOUND']
// Lambda forbids the prctl that separate processes need. A renderer in software that does not start would end the one process.
const LAMBDA = process.env.AWS_LAMBDA_FUNCTION_NAME ? ['--single-process', '--disable-software-rasterizer'] : []

/** A browser for tests and journeys, with all of puppeteer. Errors as `startChromium`; `browser.close()` ends it. */
export const launchChromium = async (options: ChromiumOptions): Promise<Browser> =>
  (await connected(await spawnChromium(options))).browser

/**
 * A running Chromium for printing. It ends with this process, since its pipe closes.
 * Throws if it cannot be unpacked, does not answer or is too old to print page numbers.
 */
export async function startChromium(options: Omit<ChromiumOptions, 'locked'> = {}): Promise<Chromium> {
  const { browser, isRunning, pid, kill, answers } = await connected(await spawnChromium({ ...options, locked: true }))
  await answers(mustPrintPageNumbers(browser))
  let [first] = await answers(browser.pages())
  async function newTab(): Promise<Tab> {
    const page = first ?? (await browser.newPage())
    first = undefined
    // A page that is gone is closed already.
    return { session: await page.createCDPSession(), close: () => page.close().catch(() => undefined) }
  }
  return { newTab, isRunning, pid, kill }
}

async function connected(spawned: Spawned): Promise<Spawned & { browser: Browser }> {
  // Loaded while the browser starts.
  const opening = import('puppeteer-core').then(({ connect }) =>
    connect({
      transport: new PipeTransport(spawned.toBrowser, spawned.fromBrowser, () => undefined),
      defaultViewport: null,
    }),
  )
  return { ...spawned, browser: await spawned.answers(opening) }
}

/** The first Chromium with boxes in the page's margin, where the page numbers stand. */
const OLDEST = 131

async function mustPrintPageNumbers(browser: Browser): Promise<void> {
  const version = await browser.version()
  const major = Number(/\/(\d+)/.exec(version)?.[1])
  if (major < OLDEST) throw new Error(`${version} prints no page numbers; it must be ${OLDEST} or later`)
}

type Spawned = Pick<Chromium, 'isRunning' | 'pid' | 'kill'> & {
  toBrowser: Writable
  fromBrowser: Readable
  /** Gives what `first` gives; if it rejects or the process ends before, there is no browser, and the reason is thrown. */
  answers<T>(first: Promise<T>): Promise<T>
}

/** CHROMIUM_PATH in the environment names another browser to use. */
async function spawnChromium(options: ChromiumOptions): Promise<Spawned> {
  const { executable, env } = await executableFor(options)
  const profile = await newProfile()
  const child = spawn(
    executable,
    [...FLAGS, ...LAMBDA, ...(options.locked ? LOCK : []), `--user-data-dir=${profile.path}`, 'about:blank'],
    {
      // Only what it needs: our own environment may hold keys.
      env: { ...env, PATH: process.env.PATH, HOME: profile.path, TMPDIR: profile.path, TZ: 'UTC', LANG: 'C.UTF-8' },
      stdio: ['ignore', 'ignore', 'pipe', 'pipe', 'pipe'],
      detached: true, // a group of its own: Ctrl-C is ours to answer, and `kill` reaches every process
    },
  )
  let isRunning = true
  const ended = endOf(child).finally(() => {
    isRunning = false
  })
  const gone = ended.then(profile.remove)
  const kill = () => {
    killGroup(child)
    return gone
  }
  const [, , , toBrowser, fromBrowser] = child.stdio
  if (!(toBrowser instanceof Writable && fromBrowser instanceof Readable)) throw new Error(await ended)
  // When the browser goes away under a command, 'close' says so.
  for (const end of [toBrowser, fromBrowser]) end.on('error', () => undefined)
  return {
    toBrowser,
    fromBrowser,
    isRunning: () => isRunning,
    pid: child.pid ?? 0,
    kill,
    async answers(first) {
      try {
        return await Promise.race([first, ended.then((why) => Promise.reject(new Error(why)))])
      } catch (error) {
        await kill()
        throw error
      }
    },
  }
}

/** Resolves when the process is no more, or never was, with what it last said. */
function endOf(child: ChildProcess): Promise<string> {
  let words = ''
  child.stderr?.on('data', (chunk: Buffer) => {
    words = (words + chunk).slice(-400)
  })
  return new Promise((resolve) => {
    child.once('error', (error) => resolve(error.message))
    child.once('exit', (code, signal) => resolve(`it ended with ${signal ?? `code ${code}`}: ${words.trim()}`))
  })
}

function killGroup({ pid, exitCode }: ChildProcess): void {
  if (pid === undefined || exitCode !== null) return
  try {
    process.kill(-pid, 'SIGKILL')
  } catch {
    // It has ended meanwhile.
  }
}

async function executableFor({ locked, folder, packages }: ChromiumOptions) {
  const other = process.env.CHROMIUM_PATH
  if (other) return { executable: other, env: {} }
  const { executable, libraries, fontConfig } = await unpackedChromium(folder, packages)
  // A print may hold no font of the machine it was made on; a screenshot is the better for them.
  const ownFonts = locked || !existsSync('/etc/fonts/fonts.conf')
  return { executable, env: { LD_LIBRARY_PATH: libraries, ...(ownFonts && { FONTCONFIG_FILE: fontConfig }) } }
}
