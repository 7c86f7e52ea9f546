/** The app of a journey as it is started, and a browser, gone after its tests, with a folder of their own. */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll } from 'vitest'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { startApp } from '../support/app.ts'
import { type Someone, signInAs } from '../support/someone.ts'

/** `environment` may be a function of the folder, which it may fill. */
export async function usingApp(
  environment: Record<string, string> | ((folder: string) => Record<string, string>) = {},
) {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-journey-'))
  const people: Someone[] = []
  const app = await startApp(folder, typeof environment === 'function' ? environment(folder) : environment)
  const browser = await launchChromium({ locked: false })
  afterAll(async () => {
    await browser.close()
    await app.kill()
    rmSync(folder, { recursive: true, force: true })
  })
  return {
    app,
    folder,
    outbox: join(folder, 'outbox'),
    /** All who signed in so far. */
    people,
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
