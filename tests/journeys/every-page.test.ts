/** Every page, on a desk and on a phone, with the demo in it: no serious axe finding, nothing wider than the screen, no error. */
import axe, { type AxeResults } from 'axe-core'
import type { Page } from 'puppeteer-core'
import { beforeAll, expect, onTestFailed, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { DESKTOP, PHONE, type Someone, widerBy } from '../support/someone.ts'
import { ok } from '../support/way.ts'
import { usingApp } from './using-app.ts'

const { app, signIn, stranger } = usingApp({ DEMO: 'full' })
const signedIn = new Map<string, Someone>()
const issues = new Map<string, Issue>()

beforeAll(async () => {
  for (const id of ['zhou-min', 'he-jing', 'luo-fang']) signedIn.set(id, await signIn(id))
  const editor = await app.as('zhou-min')
  for (const issue of ok(await editor.get('/api/publications/briefing/issues')).issues) issues.set(issue.period, issue)
}, 180_000)

const january = () => `/issues/${issues.get('2026-01')?.id}`
const december = () => `/issues/${issues.get('2025-12')?.id}`
const call = () => `/calls/${issues.get('2026-01')?.id}`

/** Who looks, where, a text that shows that the page is there, and what is pressed to see a part of it. */
const PAGES: [name: string, who: string | null, path: () => string, shows: string, press?: string][] = [
  ['sign-in', null, () => '/', '获取验证码'],
  ['calls', 'luo-fang', () => '/calls', '截稿时间'],
  ['submission', 'luo-fang', () => `${call()}/new`, '联合报送单位'],
  ['issues', 'zhou-min', () => '/issues', '2026年第2期'],
  ['import', 'zhou-min', () => '/issues/import', '补录'],
  ['desk-submissions', 'zhou-min', () => `${january()}/submissions`, '约稿 9 个单位'],
  ['desk-content', 'zhou-min', () => `${january()}/content`, '添加条目'],
  ['desk-note', 'zhou-min', () => `${january()}/content`, '印在正文之前', '添加编者按'],
  ['desk-picture', 'zhou-min', () => `${january()}/content`, '选择文件', '给政务工作动态（一）添加图片'],
  ['desk-settings', 'zhou-min', () => `${january()}/settings`, '印发日期'],
  ['desk-record', 'zhou-min', () => `${january()}/record`, '前后相连'],
  ['published-deliveries', 'zhou-min', () => `${december()}/deliveries`, '合计相符'],
  ['published-review', 'zhou-min', () => `${december()}/review`, '处室审核'],
  ['verify', 'zhou-min', () => '/verify', '文件不会上传'],
  ['settings-publication', 'he-jing', () => '/settings/publication', '编发单位'],
  ['settings-people', 'he-jing', () => '/settings/people', 'zhoumin@centre.example'],
  ['settings-recipients', 'he-jing', () => '/settings/recipients', 'zonghe@centre.example'],
  ['settings-import', 'he-jing', () => '/settings/recipients/import', '确认前不写入'],
  ['settings-suppressions', 'he-jing', () => '/settings/suppressions', '停发的邮箱'],
  ['settings-records', 'he-jing', () => '/settings/records', '刊物和名单'],
  ['not-found', 'zhou-min', () => '/no-such-page', '没有找到这一页'],
]

/** Serious and critical findings of WCAG 2.1 A and AA, as `rule: where`. */
async function findings(page: Page): Promise<string[]> {
  await page.evaluate(axe.source)
  // As text: it runs in the page, where axe now is.
  const run = "axe.run(document, { runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa'] })"
  const { violations } = (await page.evaluate(run)) as AxeResults // what axe.run answers
  return violations
    .filter(({ impact }) => impact === 'serious' || impact === 'critical')
    .flatMap(({ id, nodes }) => nodes.map(({ target }) => `${id}: ${target.join(' ')}`))
}

for (const [device, viewport] of [
  ['a desk', DESKTOP],
  ['a phone', PHONE],
] as const)
  test.each(PAGES)(`%s on ${device} can be read and used by everyone`, async (name, who, path, shows, press) => {
    const context = who === null ? await stranger() : null
    const page = signedIn.get(who ?? '')?.page ?? (await context?.newPage())
    if (!page) throw new Error(`nobody called ${who}`)
    const picture = (name: string) =>
      // A template keeps the type that puppeteer wants of a picture's name.
      process.env.PICTURES && page.screenshot({ path: `${process.env.PICTURES}/${name}.png` as `${string}.png` })
    onTestFailed(async () => {
      await picture(`failed-${name}-${viewport.width}`)
    })
    await page.setViewport(viewport)
    await page.goto(app.url + path())
    if (press) await page.locator(`::-p-aria([name="${press}"][role="button"])`).setTimeout(45_000).click()
    await page.locator(`::-p-text(${shows})`).setTimeout(45_000).wait()
    // What is out of sight (a phone shows text or page) may still be waiting.
    await page.waitForFunction(
      () =>
        [...document.querySelectorAll('[aria-busy=true], .loading')].every((one) => one.getClientRects().length === 0),
      { polling: 100 },
    )
    await picture(`${name}-${viewport.width}`)
    expect(await findings(page)).toEqual([])
    expect(await widerBy(page)).toBeLessThanOrEqual(0)
    expect(signedIn.get(who ?? '')?.faults ?? []).toEqual([])
    await context?.close()
  })
