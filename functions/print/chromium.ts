/** Starts Chromium from npm alone: unpacked privately, with the libraries it brings, and for printing with no way out. */
import { existsSync } from 'node:fs'
import { mkdtemp, readdir, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { unpackedChromium } from './chromium-folder.ts'
import { isRunning } from './processes.ts'

export type ChromiumOptions = {
  /** True: nothing leaves the browser, whatever a page asks for. False: it may browse, as a test's user does. */
  locked: boolean
  /** Where to unpack; default CHROMIUM_DIR, then a private folder under the temporary one. */
  folder?: string | undefined
  /** Folder that holds @sparticuz/chromium, like `node_modules`; default: the nearest one. */
  packages?: string | undefined
}

const FLAGS = [
  '--headless',
  '--no-sandbox', // containers and Lambda run as root without user namespaces; what is shown is our own escaped HTML
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
]
// Tried with a canary (shared/PRINT.md): of all layers only the dead proxy held against everything. No name is looked up either.
const LOCK = ['--proxy-server=127.0.0.1:9', '--proxy-bypass-list=<-loopback>', '--host-resolver-rules=MAP * ~NOTFOUND']
// Lambda forbids the prctl that separate processes need.
const LAMBDA = process.env.AWS_LAMBDA_FUNCTION_NAME ? ['--single-process'] : []

/**
 * A running Chromium; `CHROMIUM_PATH` in the environment names another browser to use.
 * It dies with this process (its pipe closes) and takes its profile with it when it is closed.
 */
export async function launchChromium(options: ChromiumOptions): Promise<Browser> {
  const [{ launch }, { executable, env }] = await Promise.all([import('puppeteer-core'), executableFor(options)])
  const profile = await newProfile()
  const removeProfile = () => rm(profile, { recursive: true, force: true, maxRetries: 3 }).catch(() => undefined)
  try {
    const browser = await launch({
      executablePath: executable,
      args: [...FLAGS, ...LAMBDA, ...(options.locked ? LOCK : []), `--user-data-dir=${profile}`, 'about:blank'],
      ignoreDefaultArgs: true,
      pipe: true,
      defaultViewport: null,
      // Only what it needs: our own environment may hold keys.
      env: { ...env, PATH: process.env.PATH, HOME: profile, TMPDIR: profile, TZ: 'UTC', LANG: 'C.UTF-8' },
      handleSIGINT: false,
      handleSIGTERM: false,
      handleSIGHUP: false,
    })
    browser.on('disconnected', removeProfile)
    return browser
  } catch (error) {
    await removeProfile()
    throw error
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

const PROFILE = 'chuangxun-profile-'

/** A new private folder; those of processes that were killed are cleared away. */
async function newProfile(): Promise<string> {
  for (const name of await readdir(tmpdir())) {
    const pid = name.startsWith(PROFILE) ? Number.parseInt(name.slice(PROFILE.length), 10) : 0
    // What another user left is theirs to remove.
    if (pid > 0 && !isRunning(pid))
      await rm(join(tmpdir(), name), { recursive: true, force: true }).catch(() => undefined)
  }
  return mkdtemp(join(tmpdir(), `${PROFILE}${process.pid}-`))
}
