/** A department's month in a browser, by the clerk who comes once: no news, news after all, pasted from Word, a draft too many. */
import { expect, test } from 'vitest'
import { askForPerson } from '../support/administering.ts'
import { withChineseFont } from '../support/chinese-font.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, ok } from '../support/issue-steps.ts'
import { paste } from '../support/pasting.ts'
import { fieldOf, PHONE, widerBy } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, signIn } = await usingApp()
const PATIENT = { timeout: 30_000 }
const FROM_WORD = '\u3000\u3000科技厅窗口(一楼)推出\u00A0帮办服务,办件 5.05 万件.\r\n\r\n•\t延长了\u200B服务时间。\r\n'
const CLEAN = '科技厅窗口(一楼)推出帮办服务,办件 5.05 万件.\n延长了服务时间。'
const MENDED = '科技厅窗口（一楼）推出帮办服务，办件 5.05 万件。\n延长了服务时间。'

test('no news in one press, taken back; a text from Word; a draft discarded and brought back', async () => {
  const editor = await app.as('zhou-min')
  const issue = await aCalledIssue(app, editor)
  const answerNow = async () =>
    ok(await editor.get(`${at(issue)}/departments`)).departments.find(({ id }: { id: string }) => id === 'kjt').answer

  const clerk = await signIn('wu-xiaolan', PHONE)
  // Of true width: what was done is told at the foot, and the way back on the page lies above it.
  await withChineseFont(clerk.page)
  await clerk.page.reload()
  await clerk.sees('本单位还没有报送来稿。')
  await clerk.tap('本期无稿')
  await clerk.sees('本单位已报“本期无稿”')
  await clerk.picture('department-1-no-news')
  expect(await answerNow()).toBe('zero')
  expect(await widerBy(clerk.page)).toBe(0)
  await clerk.tap('撤销本期无稿')
  await clerk.sees('本单位还没有报送来稿。')
  expect(await answerNow()).toBe('nothing')

  await clerk.follow('填写来稿')
  const text = fieldOf('正文')
  await clerk.page.waitForSelector(text)
  await clerk.page.focus(text)
  expect(await clerk.page.evaluate(paste(FROM_WORD))).toBe(CLEAN)
  await clerk.sees('段首空格 1 处、项目符号 1 处、多余空格 1 处、空行 1 处、看不见的字符 1 个')
  await clerk.press('全部改为全角')
  // What has this label is a text area.
  const typed = () => clerk.page.$eval(text, (field) => (field as HTMLTextAreaElement).value)
  await expect.poll(typed, PATIENT).toBe(MENDED)
  await clerk.tap('撤销刚才的修改')
  await expect.poll(typed, PATIENT).toBe(CLEAN)
  await clerk.press('全部改为全角')
  await expect.poll(typed, PATIENT).toBe(MENDED)
  await clerk.choose('日期', '2025-12-30')
  await clerk.sees('事件日期不在本期所属的2026年1月')
  await clerk.sees('比建议的 100—400 字短')
  await clerk.picture('department-2-form')
  expect(await widerBy(clerk.page)).toBe(0)

  // What could not be saved is told beside what was written, a screen above the form's foot.
  await clerk.page.setOfflineMode(true)
  await clerk.fill('正文', `${MENDED}再添一句。`)
  await clerk.sees('保存失败')
  await clerk.page.$eval(text, (field) => field.scrollIntoView({ block: 'start', behavior: 'instant' }))
  const isInSight = (one: Element) => one.getBoundingClientRect().bottom <= window.innerHeight
  expect(await clerk.page.$eval('.save-line', isInSight)).toBe(true)
  await clerk.picture('department-2-not-saved')
  await clerk.page.setOfflineMode(false)
  await clerk.sees('已保存')

  await clerk.tap('舍弃草稿')
  await clerk.tap('确认舍弃')
  await clerk.sees('本单位还没有报送来稿。')
  await clerk.tap('撤销')
  await clerk.sees(MENDED.slice(0, 12))
  expect(await answerNow()).toBe('started')
  expect(clerk.faults).toEqual([])
})

test.each([
  ['one', '咨询电话13912345678。', '改为“139****5678”（正文第 1 处）'],
  ['a number that is printed anyway', '（一）窗口推出帮办服务。', '删除“（一）”（正文第 1 处）'],
  ['all half-width marks', '窗口受理,办结,回访。', '全部改为全角'],
])(
  'what a press mended is no longer told in the next frame, so the way back stays in its place: %s',
  async (_, text, way) => {
    const issue = await aCalledIssue(app, await app.as('zhou-min'))
    const clerk = await signIn('liu-yang')
    await clerk.goTo(`/calls/${issue.id}/new`)
    await clerk.fill('正文', text)
    await clerk.page.waitForSelector(`::-p-aria([name="${way}"][role="button"])`)
    expect(await clerk.page.evaluate(pressAndLook, way)).toEqual(['撤销'])
    await clerk.press('撤销刚才的修改')
    await clerk.page.waitForSelector(`::-p-aria([name="${way}"][role="button"])`)
    expect(clerk.faults).toEqual([])
  },
  120_000,
)

/** In the page: the buttons about the text's findings, one frame after the press on `name`. */
async function pressAndLook(name: string): Promise<(string | null)[]> {
  const near = () => [...document.querySelectorAll<HTMLElement>('.found button, .found-undo button')]
  near()
    .find((button) => (button.ariaLabel ?? button.textContent) === name)
    ?.click()
  await new Promise(requestAnimationFrame)
  return near().map(({ textContent }) => textContent)
}

test('a joint text: the other department confirms on a phone, after it objected', async () => {
  const editor = await app.as('zhou-min')
  const issue = await aCalledIssue(app, editor)
  await aSubmission(await app.as('wu-xiaolan'), issue, '两家窗口联合推出帮办服务。', ['kjt', 'gat'])
  const police = await signIn('liu-yang', PHONE)
  await police.sees('联合报送，请确认')
  await police.sees('待贵单位确认')
  await police.sees('报送 0 篇，采用 0 条')
  await police.picture('department-3-asked')
  await police.goTo(`/calls/${issue.id}`)
  await police.page.waitForSelector('.row-link')
  await police.page.click('.row-link')
  await police.sees('请核对后确认是否以贵单位名义联合报送')
  await police.tap('不同意')
  await police.page.waitForSelector('[role=dialog] textarea')
  await police.page.focus('[role=dialog] textarea')
  await police.page.keyboard.sendCharacter('没有参与这项工作')
  await police.page.click('[role=dialog] button[type=submit]')
  await police.sees('贵单位不同意联合报送')
  await police.sees('原因：没有参与这项工作')
  await police.picture('department-4-objected')
  await police.tap('确认')
  await police.sees('贵单位已确认联合报送')
  expect(await widerBy(police.page)).toBe(0)
  const desk = await signIn('zhou-min')
  await desk.goTo(`/issues/${issue.id}/submissions`)
  await desk.page.waitForSelector('[aria-label="联合报送单位"]')
  await desk.sees('已确认')
  await desk.picture('department-5-desk')
  // How one looks at the inbox is the same after a look at the content.
  await desk.press('待处理 1', '显示哪些来稿')
  await desk.page.click('.handed-in summary')
  await desk.tab('内容')
  await desk.page.waitForSelector('.handed-in', { hidden: true })
  await desk.tab('来稿')
  await desk.page.waitForSelector('.handed-in:not([open])')
  const chosen = '[aria-label="显示哪些来稿"] [aria-pressed="true"]'
  expect(await desk.page.$eval(chosen, ({ textContent }) => textContent)).toBe('待处理 1')
  expect([...police.faults, ...desk.faults]).toEqual([])
})

test('a head signs on a phone what the clerk wrote, after sending it back; the editor sees both', async () => {
  const administrator = await app.as('he-jing')
  ok(await askForPerson(administrator, 'xu-hao', { departmentId: 'kjt', head: true, title: '科技厅办公室主任' }))
  const setting = await signIn('he-jing')
  await setting.goTo('/settings/publication')
  await setting.page.waitForSelector('#departments-title')
  await setting.page.$eval('#departments-title', (title) => title.scrollIntoView())
  await setting.page.locator('[aria-label="第 1 个单位"] .plain-check').click()
  await setting.picture('department-6-setting')
  await setting.press('保存设置')
  await setting.sees('刊物设置已保存')
  const issue = await aCalledIssue(app, await app.as('zhou-min'))

  const clerk = await signIn('wu-xiaolan', PHONE)
  await clerk.goTo(`/calls/${issue.id}`)
  await clerk.follow('填写来稿')
  await clerk.fill('正文', '科技厅窗口推出帮办服务，方便企业办事。')
  await clerk.tap('送负责人审签')
  await clerk.picture('department-7-asking')
  await clerk.tap('送审签')
  await clerk.sees('等待本单位负责人审签，还没有报送')
  await clerk.picture('department-8-waiting')
  expect(await widerBy(clerk.page)).toBe(0)

  const head = await signIn('xu-hao', PHONE)
  await head.sees('来稿，请您审签')
  await head.picture('department-9-head')
  await head.page.click('[aria-label="待办事项"] .row-link')
  await head.tap('退回')
  await head.fill('退回意见', '请写明哪个窗口')
  await head.page.click('[role=dialog] button[type=submit]')
  await head.sees('请写明哪个窗口')
  await clerk.page.reload()
  await clerk.sees('本单位负责人退回，请修改后再次送审签')
  await clerk.picture('department-10-sent-back')
  await clerk.fill('正文', '科技厅综合窗口推出帮办服务，方便企业办事。')
  await clerk.tap('送负责人审签')
  await clerk.tap('送审签')
  await clerk.sees('等待本单位负责人审签，还没有报送')
  await head.page.reload()
  await head.sees('请您审签：审签后报送到编辑')
  await head.sees('科技厅综合窗口')
  await head.picture('department-11-to-sign')
  await head.tap('审签报送')
  await head.page.waitForSelector('[role=dialog]')
  await head.picture('department-12-signing')
  expect(await widerBy(head.page)).toBe(0)
  await head.page.click('[role=dialog] button[type=submit]')
  await head.sees('徐浩审签')
  await head.picture('department-13-signed')
  const desk = await signIn('zhou-min')
  await desk.goTo(`/issues/${issue.id}/submissions`)
  await desk.sees('徐浩审签')
  await desk.picture('department-14-desk')
  expect([...setting.faults, ...clerk.faults, ...head.faults, ...desk.faults]).toEqual([])
})
