/** Makes the pictures of docs/手册.md from the running app with its demo: `npm run manual`. */
import { mkdirSync, mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { launchChromium } from '#functions/print/browser/chromium.ts'
import { startApp } from '../support/app.ts'
import { withChineseFont } from '../support/chinese-font.ts'
import { DESKTOP, PHONE, type Someone, signInAs } from '../support/someone.ts'
import { SCENES } from './scenes.ts'

const PICTURES = join(import.meta.dirname, '../../docs/手册')

const started = async (DEMO: 'full' | 'centre') => {
  const folder = mkdtempSync(join(tmpdir(), 'chuangxun-manual-'))
  return { folder, app: await startApp(folder, { DEMO }) }
}
const [full, bare] = [await started('full'), await started('centre')]
const browser = await launchChromium({ locked: false })
const signedIn = new Map<string, Someone>()
try {
  mkdirSync(PICTURES, { recursive: true })
  for (const { name, who, phone = false, height = 760, path, before, ...of } of SCENES) {
    const { app, folder } = of.bare ? bare : full
    const window = `${folder} ${who} ${phone}`
    const viewport = phone ? PHONE : { ...DESKTOP, height }
    const someone = signedIn.get(window) ?? (await signInAs(browser, app, folder, who, viewport))
    signedIn.set(window, someone)
    await someone.page.setViewport(viewport)
    await withChineseFont(someone.page)
    await someone.goTo(await path(await app.as(who), app))
    await before(someone)
    await someone.page.evaluate(() => document.fonts.ready)
    const file = join(PICTURES, `${name}.webp`)
    await someone.page.screenshot({ path: file as `${string}.webp`, type: 'webp', quality: 70 }) // a template keeps the type
    process.stdout.write(`${name}\n`)
  }
} finally {
  await browser.close()
  for (const { app, folder } of [full, bare]) {
    await app.kill()
    rmSync(folder, { recursive: true, force: true })
  }
}
