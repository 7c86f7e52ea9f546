/** The app of a journey as it is started, and a browser: there before its tests, gone after, with a folder of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import type { Browser } from 'puppeteer-core'
import { afterAll, beforeAll } from 'vitest'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { type App, startApp } from '../support/app.ts'
import { type Someone, signInAs } from '../support/someone.ts'
import { standIn } from '../support/stand-in.ts'

/** Hooks of the file's own come after its. `environment` may be a function of the folder, which it may fill. */
export function usingApp(environment: Record<string, string> | ((folder: string) => Record<string, string>) = {}) {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-journey-'))
  const people: Someone[] = []
  let app: App | null = null
  let browser: Browser | null = null
  const atBrowser = (): Browser => {
    if (!browser) throw new Error('the browser is there only while tests run')
    return browser
  }
  beforeAll(async () => {
    app = await startApp(folder, typeof environment === 'function' ? environment(folder) : environment)
    browser = await launchChromium({ locked: false })
  }, 180_000)
  afterAll(async () => {
    await browser?.close()
    await app?.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    app: standIn('the app', () => app),
    folder,
    outbox: join(folder, 'outbox'),
    /** All who signed in so far. */
    people,
    /** In a window of their own. */
    async signIn(personId: string, viewport?: Parameters<typeof signInAs>[4]): Promise<Someone> {
      const someone = await signInAs(atBrowser(), { url: app?.url ?? '' }, folder, personId, viewport)
      people.push(someone)
      return someone
    },
    /** A window of nobody's. */
    stranger: () => atBrowser().createBrowserContext(),
  }
}
