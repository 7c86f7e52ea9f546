/** Every page, on a desk and on a phone, with the demo in it: nothing moves once it is seen, no serious axe finding, nothing wider than the screen, no error. */
import type { SerializedAXNode } from 'puppeteer-core'
import { beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { addressed } from '../support/addressed.ts'
import { withChineseFont } from '../support/chinese-font.ts'
import { PAGES } from '../support/every-web-page.ts'
import { ok } from '../support/issue-steps.ts'
import {
  axeFindings,
  inColours,
  lostAtTwice,
  lostInOwnColours,
  poorInTheDark,
  poorNames,
  pressedOnPaper,
} from '../support/page-faults.ts'
import { DESKTOP, handsOn, PHONE, type Someone, widerBy } from '../support/someone.ts'
import { movedSince, openSlowly, watchStanding } from '../support/standing-still.ts'
import { usingApp } from './using-app.ts'

const { app, signIn, stranger } = await usingApp({ DEMO: 'full' })
const signedIn = new Map<string, Someone>()
/** What stands for `{january}` and its like in the addresses. */
const ids = new Map<string, string>()

beforeAll(async () => {
  for (const id of new Set(PAGES.flatMap(([, who]) => who ?? []))) signedIn.set(id, await signIn(id))
  for (const { page } of signedIn.values()) await watchStanding(page)
  const editor = await app.as('zhou-min')
  const issues: Issue[] = ok(await editor.get('/api/publications/briefing/issues')).issues
  const january = issues.find(({ period }) => period === '2026-01')?.id ?? ''
  ids.set('january', january).set('december', issues.find(({ period }) => period === '2025-12')?.id ?? '')
  const contributor = await app.as('liu-yang')
  const { submissions } = ok(await contributor.get(`/api/calls/${january}`))
  const form = { departments: ['kjt'], from: '2026-01-15', to: null, text: '一月,窗口新设综合咨询台。', contact: '' }
  const writer = await app.as('wu-xiaolan')
  ids.set('draft', ok(await writer.post(`/api/issues/${january}/submissions`, form)).id)
  ids.set('handed', submissions.find(({ state }: Submission) => state === 'submitted').id)
}, 180_000)

/** The width of a phone without its touch, which would load the page anew. */
const NARROW = { width: PHONE.width, height: PHONE.height, deviceScaleFactor: PHONE.deviceScaleFactor }

test.each(PAGES)(
  '%s on a desk and on a phone can be read and used by everyone',
  async (...[name, who, path, shows, press]) => {
    const context = who === null ? await stranger() : null
    const page = signedIn.get(who ?? '')?.page ?? (await context?.newPage())
    if (!page) throw new Error(`nobody called ${who}`)
    if (context) await watchStanding(page)
    const picture = (of: string) =>
      // A template keeps the type that puppeteer wants of a picture's name.
      process.env.PICTURES && page.screenshot({ path: `${process.env.PICTURES}/${of}.png` as `${string}.png` })
    onTestFailed(async () => {
      await picture(`failed-${name}`)
    })
    await page.setViewport(DESKTOP)
    await openSlowly(page, app.url + addressed(path, ids))
    if (press) await page.locator(`::-p-aria([name="${press}"][role="button"])`).setTimeout(45_000).click()
    await page.locator(`::-p-text(${shows})`).setTimeout(45_000).wait()
    const holds = async (viewport: typeof DESKTOP, contrast: 'too' | 'left out' = 'too') => {
      await page.setViewport(viewport)
      // What is out of sight (a phone shows text or page) may still be waiting.
      await page.waitForFunction(
        () =>
          [...document.querySelectorAll('[aria-busy=true], .loading')].every(
            (one) => one.getClientRects().length === 0,
          ),
        { polling: 100 },
      )
      await picture(`${name}-${viewport.width}`)
      expect(await axeFindings(page, contrast)).toEqual([])
      expect(await widerBy(page)).toBeLessThanOrEqual(0)
      expect(await poorNames(page)).toEqual([])
    }
    await holds(DESKTOP)
    expect(await movedSince(page)).toEqual([])
    expect(await lostInOwnColours(page)).toEqual([])
    // A dialog is closed before anybody prints.
    if (!press) expect(await pressedOnPaper(page)).toEqual([])
    // What a colour stands on is the same.
    await holds(NARROW, 'left out')
    expect(await poorInTheDark(page, () => picture(`${name}-dark-${NARROW.width}`))).toEqual([])
    expect(await lostAtTwice(page)).toEqual([])
    expect(signedIn.get(who ?? '')?.faults ?? []).toEqual([])
    await context?.close()
  },
)

test.each([
  ['zhou-min', '各期 归档 采用统计 核验 手册'],
  ['he-jing', '各期 归档 采用统计 核验 设置 手册'],
  ['luo-fang', '约稿与来稿 采用统计 手册'],
])('on each phone the head of %s is one line, and its menu holds every place', async (who, places) => {
  const page = await signedIn.get(who)?.page.browserContext().newPage()
  if (!page) throw new Error(`nobody called ${who}`)
  // Of true width: without a font, signs of Chinese are narrower.
  await withChineseFont(page)
  await page.goto(`${app.url}/account`)
  for (const width of [414, 375, 320]) {
    await page.setViewport({ ...NARROW, width })
    await page.waitForSelector('.to-navigation button')
    await page.evaluate(() => document.fonts.ready)
    const [line, head] = await page.$eval('.banner', (one) => [
      Number.parseFloat(getComputedStyle(one).minHeight),
      one.getBoundingClientRect().height,
    ])
    expect([width, head, Math.max(0, await widerBy(page))]).toEqual([width, line, 0])
  }
  await page.locator('.to-navigation button').click()
  await page.waitForSelector('.banner nav[data-unfolded="true"]')
  const shown = await page.$$eval('.banner nav a', (all) =>
    all.flatMap((one) => {
      const { left, right, height } = one.getBoundingClientRect()
      return left >= 0 && right <= window.innerWidth && height >= 40 ? [one.textContent] : []
    }),
  )
  expect(shown.join(' ')).toBe(places)
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  for (const scheme of ['dark', 'light'] as const) {
    await inColours(page, scheme)
    await handsOn(page).picture(`menu-${who}-${scheme}`)
    expect(await axeFindings(page)).toEqual([])
  }
  await page.locator('.banner nav a:last-child').click()
  await page.waitForFunction(
    () => location.pathname === '/manual' && !document.querySelector('nav a')?.checkVisibility(),
  )
  await page.close()
})

test('who chooses dark or light has it on this device, whatever the system says, from the first moment of a page', async () => {
  const page = signedIn.get('zhou-min')?.page
  if (!page) throw new Error('nobody is signed in')
  await page.setViewport(DESKTOP)
  await page.goto(`${app.url}/verify`)
  /** As start.js left it, before the application began. */
  const began = await page.evaluateOnNewDocument(() => {
    document.addEventListener('DOMContentLoaded', () => {
      const { documentElement: page } = document
      page.dataset.began = page.hasAttribute('data-dark') ? 'dark' : 'light'
    })
  })
  const choose = async (choice: string) => {
    await page.locator('.who button').click()
    await page.locator('dialog select').fill(choice)
    const now = await page.evaluate(() => document.documentElement.hasAttribute('data-dark'))
    await page.reload()
    return [now ? 'dark' : 'light', await page.evaluate(() => document.documentElement.dataset.began)]
  }
  expect(await choose('dark')).toEqual(['dark', 'dark'])
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
  expect(await choose('light')).toEqual(['light', 'light'])
  expect(await choose('auto')).toEqual(['dark', 'dark'])
  await page.removeScriptToEvaluateOnNewDocument(began.identifier)
  await page.emulateMediaFeatures([])
})

test('what vanishes when it is pressed leaves the focus in the place around it', async () => {
  const page = signedIn.get('zhou-min')?.page
  if (!page) throw new Error('nobody is signed in')
  await page.goto(`${app.url}/verify`)
  await page.waitForSelector('main h1')
  await page.evaluate(() => {
    const place = document.createElement('section')
    place.innerHTML = '<p><button type="button">x</button></p>'
    document.querySelector('main')?.append(place)
    place.querySelector('button')?.focus()
    place.querySelector('p')?.remove()
  })
  await page.waitForFunction(() => document.activeElement?.matches('main > section'))
})

test('who listens to a printed page hears its headings, tables and pictures, and no number of a page', async () => {
  const page = signedIn.get('zhou-min')?.page
  if (!page) throw new Error('nobody is signed in')
  await page.setViewport(DESKTOP)
  await page.goto(`${app.url}/issues/${ids.get('december')}`)
  await page.locator('article[aria-label="签发的 PDF的文字"] h3').setTimeout(45_000).wait()
  const place = await page.$('article[aria-label="签发的 PDF的文字"]')
  const heard = await page.accessibility.snapshot({ interestingOnly: false, ...(place && { root: place }) })
  const flat = (node: SerializedAXNode): SerializedAXNode[] => [node, ...(node.children ?? []).flatMap(flat)]
  const nodes = heard ? flat(heard) : []
  const named = (role: string) => nodes.filter((node) => node.role === role).map(({ name }) => name)
  expect(named('heading')).toEqual([
    '政务服务工作动态',
    '一、2025年12月总体运行情况',
    '二、政务工作动态',
    '三、窗口资讯',
  ])
  expect(named('table')).toEqual([expect.stringContaining('部分窗口办件情况')])
  expect(named('columnheader')).toEqual(['窗口', '受理（件）', '办结（件）', '提前办结率'])
  expect(named('rowheader')[0]).toBe('省市场监管局')
  expect(named('img').concat(named('image'))).toEqual([expect.stringMatching(/^柱状图：省本级办理事项7月4\.86万件/)])
  const text = await page.evaluate((one) => one?.textContent ?? '', place)
  expect(text).toContain('第1期（总第125期）')
  expect(text).not.toMatch(/—\s*\d+\s*—/)
  // The sheets are for the eye alone: nothing is read twice.
  const all = await page.accessibility.snapshot({ interestingOnly: false })
  const times = (all ? flat(all) : []).filter(
    ({ role, name }) => role === 'StaticText' && name?.includes('万件。进驻部门'),
  )
  expect(times.length).toBe(1)
})
