/** A machine that several people use: what one read is not there for the next, neither by going back nor from the cache. */
import { expect, test } from 'vitest'
import { aWrittenIssue, move, ok, threeAt } from '../support/issue-steps.ts'
import { signInOn } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, folder, signIn } = await usingApp()

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
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('过期')
  expect(await read()).toBe(401)
  await page.goBack()
  await leader.sees('获取验证码')
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('窗口延长了服务时间')
  expect(await page.$('canvas')).toBeNull()
  await page.goto(new URL(pdf, page.url()).href)
  expect(await page.evaluate(() => document.body.innerText)).toContain('not-signed-in')
})

test('what a page asks for while somebody signs out is refused, and is not told as a session that expired', async () => {
  const { page, goTo, press, sees } = await signIn('he-jing')
  await goTo('/settings/people')
  await sees('zhoumin@centre.example')
  await page.setRequestInterception(true)
  page.on('request', async (request) => {
    if (!request.url().endsWith('/api/sign-out')) return void request.continue()
    // The server ends the session; before the page hears of it, it asks for the people once more.
    const cookie = (await page.browserContext().cookies()).map(({ name, value }) => `${name}=${value}`).join('; ')
    await fetch(request.url(), { method: 'POST', headers: { cookie } })
    const refused = page.waitForResponse((response) => response.status() === 401)
    await page.evaluate(() => window.dispatchEvent(new Event('visibilitychange')))
    await refused
    await request.continue()
  })
  // What was read two seconds ago is read again when somebody looks at it.
  await new Promise((resolve) => setTimeout(resolve, 2_500))
  await press('退出登录')
  await sees('获取验证码')
  expect(await page.evaluate(() => document.body.innerText)).not.toContain('过期')
})

test('who opens a link that was mailed to somebody else signs in anew, and comes to the page of the link', async () => {
  const issue = await aWrittenIssue(app, await app.as('zhou-min'))
  const { page, goTo, press, sees, picture } = await signIn('wu-xiaolan')
  const placeOf = () => new URL(page.url()).pathname
  await goTo(`/issues/${issue.id}/submissions`)
  await sees('您现在以吴晓岚（科技厅信息员）登录')
  await picture('signed-out-1-somebody-else')
  await press('换人登录')
  await sees('获取验证码')
  expect(placeOf()).toBe(`/issues/${issue.id}/submissions`)
  const editor = await signInOn(page, folder, 'zhou-min')
  await editor.sees('约稿')
  expect(placeOf()).toBe(`/issues/${issue.id}/submissions`)
  expect(await page.$('::-p-text(没有找到这一页)')).toBeNull()
  // Elsewhere the next one begins at the beginning, whoever it is.
  await press('退出登录')
  await sees('获取验证码')
  expect(placeOf()).toBe('/')
  await signInOn(page, folder, 'wu-xiaolan')
  await sees('约稿与来稿')
  expect(placeOf()).toBe('/calls')
})
