/**
 * The main way in the browsers that offices have, over plain http under an intranet's name: the oldest Chromium of all that
 * we name, and Firefox and WebKitGTK where this machine has them (else skipped).
 */
import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { freePort } from '../../infra/local/free-port.ts'
import { type App, startApp } from '../support/app.ts'
import { openChromium109 } from '../support/browsers/chromium-109.ts'
import type { Driver } from '../support/browsers/driver.ts'
import { FIREFOX, openFirefox } from '../support/browsers/firefox.ts'
import { handsOn } from '../support/browsers/hands.ts'
import { INTRANET, type Intranet, openIntranet } from '../support/browsers/intranet.ts'
import { openWebKit, WEBKIT } from '../support/browsers/webkit.ts'

const folder = mkdtempSync(join(tmpdir(), 'chuangxun-browsers-'))
let app: App | null = null
let intranet: Intranet

beforeAll(async () => {
  const port = await freePort()
  intranet = await openIntranet(port)
  app = await startApp(folder, { DEMO: 'full', PORT: String(port), PUBLIC_URL: INTRANET })
}, 180_000)
afterAll(async () => {
  intranet?.close()
  await app?.kill()
  rmSync(folder, { recursive: true, force: true })
})

const NEWS = '省政务服务中心一月起在大厅设立英文导办台，当月接待外籍办事人126人次。'

/** Addresses of the demo's issues, by month. */
const FIND_ISSUES = `fetch('/api/publications/briefing/issues').then((answer) => answer.json()).then(({ issues }) =>
  Object.fromEntries(issues.map(({ period, id }) => [period, '/issues/' + id])))`

/** Chooses the PDF of a signed issue for checking, as if it had been picked from a folder. */
const CHOOSE_PDF = (address: string) => `fetch('/api${address}').then((answer) => answer.json())
  .then(({ review }) => fetch('/api${address}/revisions/' + review.revision + '/pdf')).then((answer) => answer.blob())
  .then((file) => {
    const given = new DataTransfer()
    given.items.add(new File([file], 'december.pdf', { type: 'application/pdf' }))
    const field = document.querySelector('input[type=file]')
    field.files = given.files
    field.dispatchEvent(new Event('change', { bubbles: true }))
    return true
  })`

const BROWSERS: [name: string, open: ((proxy: string, profile: string) => Promise<Driver>) | null][] = [
  ['Chromium 109', openChromium109],
  ['Firefox', FIREFOX ? openFirefox : null],
  ['WebKitGTK', WEBKIT ? openWebKit : null],
]

for (const [name, open] of BROWSERS)
  test.skipIf(!open)(`${name}: the main way, over plain http`, { timeout: 120_000 }, async () => {
    if (!open) return
    const driver = await open(intranet.address, join(folder, name))
    const someone = handsOn(driver, INTRANET, folder)
    const picture = (what: string) => someone.picture(`${name.replace(' ', '-')}-${what}`)
    try {
      await someone.signIn('zhou-min')
      expect(await driver.run('window.isSecureContext')).toBe(false)
      const issues = (await driver.run(FIND_ISSUES)) as Record<string, string> // what FIND_ISSUES makes
      const [january, december] = [issues['2026-01'] ?? '', issues['2025-12'] ?? '']

      await someone.goTo(`${january}/content`)
      // What the checks say stands among the fields.
      await someone.sees('逐条列出')
      await someone.press('＋ 添加条目：政务工作动态')
      await someone.fill('政务工作动态（二）', NEWS)
      await someone.until('saved', () =>
        driver.run(`fetch('/api${january}').then((answer) => answer.text()).then((text) => text.includes('${NEWS}'))`),
      )
      await someone.sees('已保存')
      await someone.reads('排印预览', NEWS)
      await picture('content')
      await someone.tab('来稿')
      await someone.sees('约稿 9 个单位')
      await picture('submissions')
      await someone.tab('记录')
      await someone.sees('前后相连')
      await picture('record')

      // A hash is computed without crypto.subtle.
      await someone.goTo('/verify')
      await someone.sees('文件不会上传')
      await driver.run(CHOOSE_PDF(december))
      await someone.sees('是签发的文件')
      await picture('verify')
      await someone.signOut()

      await someone.signIn('he-jing')
      await someone.goTo('/settings/people')
      await someone.sees('zhoumin@centre.example')
      await picture('people')
      await someone.signOut()

      await someone.signIn('chen-zhiyuan')
      await someone.goTo(`${december}/review`)
      await someone.sees('处室审核')
      await someone.reads('版面', '政务服务')
      await picture('leader')
      await someone.signOut()
    } catch (error) {
      await picture('failed')
      // Of a session that is gone: whether the server ended it, or the browser had lost its cookie.
      throw new Error(`answered 401: ${intranet.signedOut.slice(0, 5).join('; ')}`, { cause: error })
    } finally {
      await driver.close()
    }
  })

test('a browser that is too old is told what to use; one that misses a script, what to do', async () => {
  const driver = await openChromium109(intranet.address, join(folder, 'told'))
  const someone = handsOn(driver, INTRANET, folder)
  try {
    intranet.before = 'delete Array.prototype.findLast;'
    await someone.goTo('/')
    await someone.sees('浏览器版本过旧')
    expect(await someone.text()).toContain('Chrome、Edge 109')
    expect(await someone.text()).not.toContain('工作邮箱')
    await someone.picture('too-old')
    intranet.before = ''
    for (const missing of [/^\/assets\/index-.*\.js$/, /^\/assets\/older-.*\.js$/, /^\/start\.js$/, /\.css$/]) {
      intranet.missing = missing
      await driver.goTo('about:blank')
      await someone.goTo('/')
      await someone.sees(
        String(missing).includes('start') || String(missing).includes('css') ? '工作邮箱' : '页面还没有打开',
      )
      await someone.picture(`missing-${String(missing).replace(/\W+/g, '-')}`)
    }

    // A part that comes later: told to reload once, and then what else to do.
    intranet.missing = null
    await someone.signIn('zhou-min')
    intranet.missing = /^\/assets\/verify-.*\.js$/
    await someone.goTo('/verify')
    await someone.sees('页面出错，或系统刚刚更新')
    await someone.press('刷新页面')
    await someone.sees('刷新后这一页仍然出错')
    await someone.sees('请换一个浏览器再试')
    await someone.picture('missing-page')
  } finally {
    await driver.close()
  }
})
