/** A department's month in a browser, by the clerk who comes once: no news, news after all, pasted from Word, a draft too many. */
import { expect, test } from 'vitest'
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

  await clerk.tap('舍弃草稿')
  await clerk.tap('确认舍弃')
  await clerk.sees('本单位还没有报送来稿。')
  await clerk.tap('撤销')
  await clerk.sees(MENDED.slice(0, 12))
  expect(await answerNow()).toBe('started')
  expect(clerk.faults).toEqual([])
})

test('a joint text: the other department confirms on a phone, after it objected', async () => {
  const editor = await app.as('zhou-min')
  const issue = await aCalledIssue(app, editor)
  await aSubmission(await app.as('wu-xiaolan'), issue, '两家窗口联合推出帮办服务。', ['kjt', 'gat'])
  const police = await signIn('liu-yang', PHONE)
  await police.sees('联合报送，请确认')
  await police.sees('待贵单位确认')
  await police.sees('报送 0 篇，采用 0 篇')
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
  expect([...police.faults, ...desk.faults]).toEqual([])
})
