/** Chinese letters on any machine: the page takes the font that the print takes, from the package, whatever the system has. */
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'
import type { Page } from 'puppeteer-core'

const packages = createRequire(import.meta.url)
/** By the families that the app's own style names, so that nothing of it changes. */
const FAMILIES = {
  sans: { family: 'Noto Sans CJK SC', is: 'Noto Sans SC', from: folderOf('@fontsource/noto-sans-sc') },
  serif: { family: 'Noto Serif CJK SC', is: 'Noto Serif SC', from: folderOf('@fontsource/noto-serif-sc') },
} as const
const AT = '/font-of-the-manual/'

function folderOf(name: string): string {
  return dirname(packages.resolve(`${name}/package.json`))
}

const withFont = new WeakSet<Page>()

/** From the next address on that the page goes to. */
export async function withChineseFont(page: Page): Promise<void> {
  if (withFont.has(page)) return
  withFont.add(page)
  await page.setBypassCSP(true)
  await page.setRequestInterception(true)
  page.on('request', (request) => {
    const { pathname } = new URL(request.url())
    if (!pathname.startsWith(AT)) return void request.continue()
    const [kind = '', ...rest] = pathname.slice(AT.length).split('/')
    const name = rest.join('/')
    const { family, is, from } = kind === 'serif' ? FAMILIES.serif : FAMILIES.sans
    const body = readFileSync(join(from, name))
    if (!name.endsWith('.css')) return void request.respond({ body, contentType: 'font/woff2' })
    const css = body.toString().replaceAll(`'${is}'`, `'${family}'`)
    void request.respond({ body: css, contentType: 'text/css' })
  })
  await page.evaluateOnNewDocument((at) => {
    document.addEventListener('DOMContentLoaded', () => {
      for (const sheet of ['sans/400', 'sans/700', 'serif/700', 'serif/900']) {
        const link = document.createElement('link')
        link.rel = 'stylesheet'
        link.href = `${at}${sheet}.css`
        document.head.append(link)
      }
    })
  }, AT)
}
