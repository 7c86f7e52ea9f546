/** A machine that several people use: what one read is not there for the next, neither by going back nor from the cache. */
import { expect, test } from 'vitest'
import { aWrittenIssue, move, ok, threeAt } from '../support/way.ts'
import { usingApp } from './using-app.ts'

const { app, signIn } = usingApp()

test('after signing out, going back shows nothing of an issue in review, and its PDF does not open', async () => {
  const [editor] = await threeAt(app)
  const issue = await move(editor, await aWrittenIssue(app, editor), { move: 'send-to-review' })
  await expect
    .poll(async () => ok(await editor.get(`/api/issues/${issue.id}`)).review?.pdf ?? null, { timeout: 60_000 })
    .not.toBeNull()
  const leader = await signIn('lin-guodong')
  const { page } = leader
  const address = `/issues/${issue.id}/review`
  const pdf = `/api/issues/${issue.id}/revisions/1/pdf`
  await leader.goTo(address)
  await leader.readsPage('版面', '一月，窗口延长了服务时间')
  const read = () => page.evaluate(async (path) => (await fetch(path, { cache: 'force-cache' })).status, pdf)
  expect(await read()).toBe(200)
  await leader.press('退出登录')
  await leader.sees('获取验证码')
  expect(await read()).toBe(401)
  await page.goBack()
  await leader.sees('获取验证码')
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('窗口延长了服务时间')
  expect(await page.$('canvas')).toBeNull()
  await page.goto(new URL(pdf, page.url()).href)
  expect(await page.evaluate(() => document.body.innerText)).toContain('not-signed-in')
})
