/** Someone at a browser: signs in with the mailed code, finds things by their role and name, as people and screen readers do. */
import { join } from 'node:path'
import type { Browser, ElementHandle, Page } from 'puppeteer-core'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { PEOPLE } from '../../infra/local/demo/people.ts'
import { type App, codeFor } from './app.ts'

export const DESKTOP = { width: 1280, height: 900 }
export const PHONE = { width: 375, height: 740, deviceScaleFactor: 2, isMobile: true, hasTouch: true }

const PATIENCE_MS = 45_000

export type Someone = Awaited<ReturnType<typeof signInAs>>

/** Opens a browser window of their own and signs in. */
export async function signInAs(
  browser: Browser,
  app: Pick<App, 'url'>,
  folder: string,
  personId: string,
  viewport = DESKTOP,
) {
  const context = await browser.createBrowserContext()
  const page = await context.newPage()
  await page.setViewport(viewport)
  const faults: string[] = []
  page.on('pageerror', (error) => faults.push(String(error)))
  page.on('console', (line) => {
    if (line.type() === 'error' && line.text().includes('Content Security Policy')) faults.push(line.text())
  })
  page.on('response', (response) => {
    if (response.status() >= 500) faults.push(`${response.status()} ${response.url()}`)
  })
  await page.goto(app.url)
  return { ...(await signInOn(page, folder, personId)), faults, leave: () => context.close() }
}

/** Signs in at a window that shows the sign-in page. */
export async function signInOn(page: Page, folder: string, personId: string) {
  const email = PEOPLE.find(({ id }) => id === personId)?.email ?? ''
  const someone = handsOn(page)
  const outbox = join(folder, 'outbox')
  const before = new Set((await listOutbox(outbox, 10_000)).map(({ id }) => id))
  await someone.fill('工作邮箱', email)
  await someone.press('获取验证码')
  await someone.fill('验证码', await codeFor(outbox, before, email))
  await someone.press('登录')
  await page.waitForSelector('::-p-aria([name="退出登录"])', { timeout: PATIENCE_MS })
  return someone
}

/** By how many pixels the page is wider than the screen: what is cut off, or must be scrolled to. A phone zooms out until all is in its window, so that says nothing. */
export const widerBy = (page: Page): Promise<number> =>
  page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth)

/**
 * The field to type in that has this label, within what `place` selects. One question to the accessibility tree for each
 * role: to name each input of a page in turn takes twenty times as long.
 */
export const fieldOf = (label: string, place = ''): string =>
  ['textbox', 'searchbox', 'spinbutton'].map((role) => `${place}${named(label, role)}`).join(', ')

const named = (name: string, role: string) => `::-p-aria([name="${name}"][role="${role}"])`

export function handsOn(page: Page) {
  const find = (selector: string) => page.locator(selector).setTimeout(PATIENCE_MS)
  /** Within the list entry or region of this name. */
  const within = (place: string | null, selector: string) =>
    place === null ? selector : `[aria-label="${place}"] >>> ${selector}`
  /** Clicks it where it is in sight: a banner may lie over what has been scrolled half away. */
  async function click(selector: string): Promise<void> {
    const locator = find(selector)
    const element = await locator.waitHandle()
    await element.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }))
    await locator.click()
  }
  return {
    page,
    goTo: (path: string) => page.goto(new URL(path, page.url()).href),
    press: (name: string, place: string | null = null) => click(within(place, named(name, 'button'))),
    /** With a finger, once it can be pressed: on a button that still waits for its data a finger does nothing. */
    tap: async (name: string) => {
      const button = await find(named(name, 'button'))
        .filter((one) => !one.matches(':disabled'))
        .waitHandle()
      await button.evaluate((one) => one.scrollIntoView({ block: 'center', behavior: 'instant' }))
      await (button as ElementHandle<Element>).tap() // what has a role is an element
    },
    follow: (name: string) => click(named(name, 'link')),
    /** To a place of the banner; on a phone these are folded up behind a menu. */
    async toPlace(name: string): Promise<void> {
      const menu = await find('[aria-controls="places"]')
        .setWaitForStableBoundingBox(false)
        .setVisibility(null)
        .waitHandle()
      if (await menu.evaluate((one) => one.checkVisibility() && one.getAttribute('aria-expanded') === 'false'))
        await click('[aria-controls="places"]')
      await click(`#places ${named(name, 'link')}`)
    },
    tab: (name: string) => click(named(name, 'tab')),
    /** Puts the text in the field of this label, in place of what it holds, as pasting does. */
    async fill(label: string, text: string): Promise<void> {
      await click(fieldOf(label))
      await page.keyboard.down('Control')
      await page.keyboard.press('a')
      await page.keyboard.up('Control')
      await page.keyboard.sendCharacter(text)
    },
    /** Chooses a day or month, in the form of the field's value: `2026-02-14`. */
    async choose(label: string, value: string): Promise<void> {
      const field = await find(`input::-p-aria(${label})`).waitHandle()
      await field.evaluate((input, chosen) => {
        // As the browser's own picker does: the value changes, then the page hears of it (React listens to the prototype's setter).
        Object.getOwnPropertyDescriptor(HTMLInputElement.prototype, 'value')?.set?.call(input, chosen)
        input.dispatchEvent(new Event('input', { bubbles: true }))
      }, value)
    },
    /** Chooses the entry of this value in the list of this label. */
    select: async (label: string, value: string) => {
      await (await find(named(label, 'combobox')).waitHandle()).select(value)
    },
    check: (label: string) => click(`label::-p-text(${label})`),
    /** Waits until this text stands somewhere on the page. */
    sees: (text: string) => find(`::-p-text(${text})`).wait(),
    /** Waits until a printed page is drawn there, and answers its text. */
    async readsPage(label: string, text: string): Promise<void> {
      await page.waitForFunction(
        (name, wanted) => {
          const place = document.querySelector(`[aria-label="${name}"]`)
          return place?.querySelector('canvas') && place.textContent.replace(/\s/g, '').includes(wanted)
        },
        { timeout: PATIENCE_MS },
        label,
        text.replace(/\s/g, ''),
      )
    },
    async picture(name: string): Promise<void> {
      const folder = process.env.PICTURES
      if (folder) await page.screenshot({ path: join(folder, `${name}.png`) as `${string}.png` }) // a template keeps the type
    },
  }
}
