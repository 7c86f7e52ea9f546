/** The app of a journey as it is started, and a browser, gone after it, with a folder of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, onTestFinished } from 'vitest'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { startApp } from '../support/app.ts'
import { type Someone, signInAs } from '../support/someone.ts'

type Environment = Record<string, string> | ((folder: string) => Record<string, string>)

/** For the tests of a file. `environment` may be a function of the folder, which it may fill. */
export async function usingApp(environment: Environment = {}) {
  const { close, ...opened } = await openApp(environment)
  afterAll(close)
  return opened
}

/** For the test that asks, as it runs: a second try of it begins anew. Where it fails, each window's picture is `failed-NAME-N`. */
export async function appOfTest(name: string, environment: Environment = {}) {
  const { close, ...opened } = await openApp(environment)
  onTestFinished(async ({ task }) => {
    try {
      if (task.result?.state === 'fail') await opened.pictures(`failed-${name}`)
    } finally {
      await close()
    }
  })
  return opened
}

async function openApp(environment: Environment) {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-journey-'))
  const people: Someone[] = []
  const app = await startApp(folder, typeof environment === 'function' ? environment(folder) : environment)
  const browser = await launchChromium({ locked: false })
  return {
    app,
    folder,
    async close() {
      await browser.close()
      await app.kill()
      rmSync(folder, { recursive: true, force: true })
    },
    outbox: join(folder, 'outbox'),
    /** All who signed in so far. */
    people,
    /** Of each window, as `NAME-N`. */
    async pictures(name: string): Promise<void> {
      await Promise.all(people.map((one, n) => one.picture(`${name}-${n}`)))
    },
    /** In a window of their own. */
    async signIn(personId: string, viewport?: Parameters<typeof signInAs>[4]): Promise<Someone> {
      const someone = await signInAs(browser, app, folder, personId, viewport)
      people.push(someone)
      return someone
    },
    /** A window of nobody's. */
    stranger: () => browser.createBrowserContext(),
  }
}
