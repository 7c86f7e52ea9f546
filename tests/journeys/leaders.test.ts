/** Leaders on their phones beside the plain approval: taking it back, a substitute, an issue that is withdrawn meanwhile, devices, a hand-over. */

import type { HTTPRequest } from 'puppeteer-core'
import { expect, onTestFailed, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { askForPerson } from '../support/administering.ts'
import { comment } from '../support/commenting.ts'
import { aWrittenIssue, move, ok, sentToReview, threeAt } from '../support/issue-steps.ts'
import { PHONE, widerBy } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, people, pictures, signIn } = await usingApp()
const [editor] = await threeAt(app)
const administrator = await app.as('he-jing')
// The demo has two leaders only.
ok(await askForPerson(administrator, 'xu-hao', { roles: ['leader'], departmentId: null }))

const now = async ({ id }: Issue): Promise<Issue> => ok(await editor.get(`/api/issues/${id}`))
const picturesOfFailure = () => onTestFailed(() => pictures('failed-leaders'))
const hasButton = (page: (typeof people)[number]['page'], name: string): Promise<boolean> =>
  page.evaluate((wanted) => [...document.querySelectorAll('button')].some((one) => one.textContent === wanted), name)

const issue = await sentToReview(app, editor, await aWrittenIssue(app, editor))
const office = await signIn('chen-zhiyuan', PHONE)

test('takes an approval back before the next step, and what the editor withdraws is gone from the page', async () => {
  picturesOfFailure()
  await office.goTo(`/issues/${issue.id}/review`)
  await office.tap('审核通过')
  await office.tap('确认审核通过')
  await office.sees('等待林国栋签发')
  await office.tap('撤回通过')
  await office.sees('本期回到“处室审核”')
  await office.picture('leaders-1-withdraw')
  await office.tap('确认撤回通过')
  await office.sees('请审阅后办理')
  expect((await now(issue)).review?.approvals).toEqual([])
  // The window of the decision stands open when the editor takes the issue back.
  await office.tap('审核通过')
  await office.sees('确认审核通过')
  await move(editor, await now(issue), { move: 'withdraw' })
  await office.sees('责任编辑周敏已撤回送审')
  await office.sees('本期已不在审核中，请关闭后查看')
  await office.picture('leaders-2-withdrawn')
  await office.page.keyboard.press('Escape')
  await office.page.waitForFunction(() => document.querySelector('[role=dialog]') === null)
  expect([await hasButton(office.page, '审核通过'), await hasButton(office.page, '退回修改')]).toEqual([false, false])
  expect(await widerBy(office.page)).toBeLessThanOrEqual(0)
})

test('sees the first page while the PDF is on its way', async () => {
  picturesOfFailure()
  const waiting = await sentToReview(app, editor, await now(issue))
  const { page } = office
  await page.setRequestInterception(true)
  const pdfs: HTTPRequest[] = []
  const hold = (request: HTTPRequest) => (request.url().endsWith('/pdf') ? pdfs.push(request) : void request.continue())
  page.on('request', hold)
  await office.goTo(`/issues/${issue.id}/review`)
  await page.waitForFunction(() => document.querySelector<HTMLImageElement>('.pdf-first')?.naturalWidth === 1000)
  await office.tap('版面')
  await office.sees('正在载入各页')
  await office.picture('leaders-7-first-page')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  for (const pdf of pdfs) void pdf.continue()
  await page.waitForSelector('.pdf-sheets canvas')
  expect(await page.$('.pdf-first')).toBeNull()
  page.off('request', hold)
  await page.setRequestInterception(false)
  await move(editor, waiting, { move: 'withdraw' })
})

test('reads on at the same place when the comments come in', async () => {
  picturesOfFailure()
  const waiting = await sentToReview(app, editor, await now(issue))
  for (const section of [1, 2]) await comment(await app.as('chen-zhiyuan'), waiting, { section })
  const { page } = office
  await page.setRequestInterception(true)
  const held: HTTPRequest[] = []
  const hold = (request: HTTPRequest) =>
    request.url().endsWith(`${issue.id}/comments`) ? held.push(request) : void request.continue()
  page.on('request', hold)
  await office.goTo(`/issues/${issue.id}/review`)
  await office.sees('批注正在载入')
  await expect.poll(() => held.length, { timeout: 30_000 }).toBeGreaterThan(0)
  /** Where the lines of the text stand, down to the first that is commented on. */
  const lines = () =>
    page.evaluate(() => {
      const first = document.querySelector('.reading .comment')
      const all = [...document.querySelectorAll('.reading, .reading h2, .reading > section > p')]
      const below = (one: Element) => first && first.compareDocumentPosition(one) & Node.DOCUMENT_POSITION_FOLLOWING
      return all.filter((one) => !below(one)).map((one) => one.getBoundingClientRect().y)
    })
  const before = await lines()
  for (const request of held) void request.continue()
  await office.sees('批注 2 条没有解决')
  await page.waitForSelector('.comment')
  const there = await lines()
  expect(there.length).toBeGreaterThan(6)
  expect(there).toEqual(before.slice(0, there.length))
  await office.picture('leaders-8-comments')
  page.off('request', hold)
  await page.setRequestInterception(false)
  await (await page.$('.comments-line summary'))?.tap()
  await office.tap('窗口资讯（一）')
  expect(await page.evaluate(() => document.activeElement?.getAttribute('aria-label'))).toBe('陈志远的批注')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  await move(editor, waiting, { move: 'withdraw' })
})

test('names a substitute, who takes the step under both names', async () => {
  picturesOfFailure()
  await office.goTo('/account')
  await office.tap('指定代理人')
  await office.page.waitForSelector('[role=dialog] option[value=xu-hao]')
  await office.select('代理人', 'xu-hao')
  await office.picture('leaders-3-substitute')
  await office.tap('保存')
  await office.sees('您的审核环节可由徐浩代为办理')
  expect(await widerBy(office.page)).toBeLessThanOrEqual(0)
  await sentToReview(app, editor, await now(issue))
  const substitute = await signIn('xu-hao', PHONE)
  await substitute.goTo(`/issues/${issue.id}/review`)
  await substitute.sees('由您代理：陈志远')
  await substitute.picture('leaders-4-as-substitute')
  await substitute.tap('审核通过')
  await substitute.tap('确认审核通过')
  await substitute.sees('等待林国栋签发')
  expect((await now(issue)).review?.approvals).toMatchObject([
    { personName: '徐浩', onBehalfOf: { personName: '陈志远' } },
  ])
  const head = await signIn('lin-guodong', PHONE)
  await head.goTo(`/issues/${issue.id}/review`)
  await head.sees('徐浩（代陈志远）')
  await head.picture('leaders-5-both-names')
})

test('signs another device out, and it is out', async () => {
  picturesOfFailure()
  const other = await app.as('chen-zhiyuan')
  expect((await other.get('/api/calls')).status).not.toBe(401)
  await office.goTo('/account')
  await office.sees('正在使用的这一台')
  const signOut = 'section[aria-labelledby=devices-title] button'
  await office.page.waitForSelector(signOut)
  expect(await office.page.$$(signOut)).toHaveLength(1)
  await office.picture('leaders-6-devices')
  await (await office.page.$(signOut))?.tap()
  await office.sees('已在那台设备上退出登录')
  await office.page.waitForFunction((of) => document.querySelector(of) === null, {}, signOut)
  expect((await other.get('/api/calls')).status).toBe(401)
  expect(await widerBy(office.page)).toBeLessThanOrEqual(0)
})

test('an administrator switches a leader off, and hands their step over in the same act', async () => {
  picturesOfFailure()
  const phone = await signIn('he-jing', PHONE)
  await phone.goTo('/settings/people')
  await phone.tap('修改陈志远')
  await phone.check('在用（取消后不能登录')
  await phone.page.waitForSelector('[role=dialog] option[value=xu-hao]')
  await phone.select('“处室审核”交给', 'xu-hao')
  await phone.picture('leaders-7-hand-over')
  await phone.tap('保存')
  await phone.page.waitForFunction(() => document.querySelector('[role=dialog]') === null)
  const { publications } = ok(await administrator.get('/api/publications'))
  expect(publications[0].steps[0].approvers).toEqual(['xu-hao'])
  // Whose step it was is signed out.
  await office.page.reload()
  await office.sees('获取验证码')
  expect(people.flatMap(({ faults }) => faults)).toEqual([])
})
