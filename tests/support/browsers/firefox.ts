/** The Firefox of this machine, where there is one (FIREFOX_PATH, or on the PATH), driven by WebDriver BiDi. */
import { launch } from 'puppeteer-core'
import { type Driver, WINDOW } from './driver.ts'
import { onPath } from './on-path.ts'

export const FIREFOX = process.env.FIREFOX_PATH ?? onPath('firefox-esr', 'firefox')

export async function openFirefox(proxy: string): Promise<Driver> {
  const [host = '', port = ''] = proxy.split(':')
  const browser = await launch({
    browser: 'firefox',
    ...(FIREFOX && { executablePath: FIREFOX }),
    headless: true,
    extraPrefsFirefox: {
      'network.proxy.type': 1,
      'network.proxy.http': host,
      'network.proxy.http_port': Number(port),
      // Plain http is what this is about.
      'dom.security.https_first': false,
      'dom.security.https_first_schemeless': false,
    },
  })
  const page = await browser.newPage()
  await page.setViewport(WINDOW)
  return {
    goTo: async (url) => void (await page.goto(url)),
    run: (expression) => page.evaluate(expression),
    click: ({ x, y }) => page.mouse.click(x, y),
    // One after another: so it sends characters that no keyboard has.
    async type(text) {
      for (const character of text) await page.keyboard.sendCharacter(character)
    },
    picture: () => page.screenshot({ encoding: 'base64' }),
    close: () => browser.close(),
  }
}
