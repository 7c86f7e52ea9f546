/** An editor, in a browser, goes through what came in: gives a text back with a marked passage, and reads what was changed. */
import { expect, onTestFailed, test } from 'vitest'
import { aCalledIssue, aSubmission } from '../support/issue-steps.ts'
import { widerBy } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, people, pictures, signIn } = await usingApp()
const TEXT = '科技厅窗口办了两场培训，企业都说好。'
const NAMES = '科技厅来稿'

test('a passage is marked in a text that is given back; the department mends it with the old text beside', {
  timeout: 300_000,
}, async () => {
  onTestFailed(() => pictures('failed-given-back'))
  const [writer, science] = [await app.as('zhou-min'), await app.as('wu-xiaolan')]
  const issue = await aCalledIssue(app, writer)
  const submission = await aSubmission(science, issue, TEXT, ['kjt'])

  const editor = await signIn('zhou-min')
  const { page } = editor
  await editor.goTo(`/issues/${issue.id}/submissions`)
  await editor.press(`退改${NAMES}`)
  const field = 'textarea::-p-aria(标出需要修改的一段（可不标）)'
  await page.locator(field).click()
  await page.keyboard.type('不能写入')
  await page.keyboard.press('End')
  const marked = () => page.evaluate(() => document.querySelector('.marked-line mark')?.textContent ?? '')
  await page.keyboard.down('Shift')
  while (!(await marked()).startsWith('企业')) await page.keyboard.press('ArrowLeft')
  await page.keyboard.up('Shift')
  expect(await marked()).toBe('企业都说好。')
  await editor.fill('原因', '请写明到场人数')
  await editor.press('请补充办理结果和成效。')
  await editor.picture('given-back-1-return')
  await page.setViewport({ width: 375, height: 740 })
  await editor.picture('given-back-1-return-375')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  await page.setViewport({ width: 1280, height: 900 })
  await editor.press('确认退改')
  await editor.sees('已退改')

  const contributor = await signIn('wu-xiaolan')
  await contributor.goTo(`/calls/${issue.id}/${submission.id}`)
  await contributor.sees('请写明到场人数。请补充办理结果和成效。')
  expect(await contributor.page.$eval('.given-back mark', (mark) => mark.textContent)).toBe('企业都说好。')
  await contributor.fill('正文', '科技厅窗口办了两场培训，到场六十人。')
  await contributor.sees('退改后的改动')
  await contributor.sees('已保存')
  await contributor.picture('given-back-2-department')
  await contributor.press('报送')
  await contributor.press('确认报送')
  await contributor.sees('这篇来稿曾被退改')
  await contributor.press('撤回修改')
  await contributor.press('确认撤回')
  await contributor.page.waitForSelector('.form .given-back')
  await contributor.page.setViewport({ width: 375, height: 740 })
  await contributor.picture('given-back-3-taken-back-375')
  expect(await widerBy(contributor.page)).toBeLessThanOrEqual(0)
  await contributor.press('报送')
  await contributor.press('确认报送')
  await contributor.sees('已报送，等待责任编辑审阅')

  await page.reload()
  await editor.sees('退改后交回')
  await page.locator('summary::-p-text(退改后的改动)').click()
  await page.waitForSelector('.given-back ins')
  expect(await page.$$eval('.given-back ins', (all) => all.map((one) => one.textContent).join(''))).toContain('六十')
  await editor.picture('given-back-4-came-in-again')

  await editor.press(`采用${NAMES}`)
  await editor.press('确认采用')
  await editor.sees('采用为窗口资讯（一）')
  await editor.press('去编辑窗口资讯（一）')
  await editor.fill('窗口资讯（一）', '科技厅窗口办了两场培训，到场六十余人。')
  await editor.sees('周敏改过')
  await editor.press('窗口资讯（一）的来历')
  await page.waitForSelector('.two-texts ins')
  await editor.picture('given-back-5-lineage')
  expect(people.flatMap(({ faults }) => faults)).toEqual([])
})

test('the inbox is gone through by keys, each of its buttons by a letter', { timeout: 300_000 }, async () => {
  const [writer, science] = [await app.as('zhou-min'), await app.as('wu-xiaolan')]
  const issue = await aCalledIssue(app, writer)
  for (const text of [
    '第一件事，窗口办了培训。',
    '第二件事，大厅添了座椅。',
    '第三件事，热线换了号码。大厅添了指示牌。\n请打值班电话。',
  ])
    await aSubmission(science, issue, text, ['kjt'])
  const { page, ...editor } = people[0] ?? (await signIn('zhou-min'))
  await editor.goTo(`/issues/${issue.id}/submissions`)
  await page.locator('.submissions .submission').wait()
  await editor.press('待处理 3')
  const focused = () => page.evaluate(() => document.activeElement?.querySelector('.plain-text')?.textContent ?? '')
  await page.focus('.submissions .submission')
  await page.keyboard.press('j')
  await page.keyboard.press('ArrowDown')
  expect(await focused()).toContain('第三件事')
  await page.keyboard.press('ArrowDown')
  await page.keyboard.press('k')
  expect(await focused()).toContain('第二件事')
  await page.keyboard.press('?')
  await editor.sees('对照相近的文字')
  await editor.picture('keys-1-list')
  await page.keyboard.press('Escape')
  await page.waitForFunction(() => !document.querySelector('dialog, [role="dialog"]'))
  await page.keyboard.press('d')
  await editor.sees('不采用来稿')
  expect(await page.$eval('[role=dialog] .quote', (one) => one.textContent)).toBe('科技厅：第二件事，大厅添了座椅。')
  await editor.fill('原因', 'jkard')
  await editor.press('确认不采用')
  await editor.sees('已标为不采用')
  // It left the list: the next one has the focus, and the keys go on from there.
  await page.waitForFunction(() => document.querySelectorAll('.submissions .submission').length === 2)
  await expect.poll(focused, { timeout: 10_000 }).toContain('第三件事')
  await page.keyboard.press('k')
  expect(await focused()).toContain('第一件事')
  await page.keyboard.press('j')
  expect(await focused()).toContain('第三件事')
  await editor.picture('keys-2-decided')

  // Two pieces of news in one text, and a line that is none: cut at the cursor, by keys.
  await page.keyboard.press('a')
  await editor.press('拆成几条采用')
  await page.waitForSelector('.pieces textarea')
  await page.focus('.pieces textarea')
  await page.keyboard.down('Control')
  await page.keyboard.press('Home')
  await page.keyboard.up('Control')
  for (const _ of '第三件事，热线换了号码。') await page.keyboard.press('ArrowRight')
  await page.keyboard.press('Enter')
  await page.waitForSelector('.pieces li:nth-child(3)')
  await page.select('.pieces li:nth-child(3) select', 'left-out')
  await editor.sees('采用为 2 条：窗口资讯（一）、窗口资讯（二）；不采用 1 段，共 7 字')
  await editor.picture('split-1')
  await page.setViewport({ width: 375, height: 740 })
  await editor.picture('split-1-375')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  await page.setViewport({ width: 1280, height: 900 })
  await editor.press('确认采用')
  await editor.sees('已拆成几条采用')
  await editor.press('全部 3')
  await editor.sees('采用为窗口资讯（一）')
  await editor.sees('采用为窗口资讯（二）')

  // Two keys adopt: the window says what, and Enter is its yes.
  await page.focus('.submissions .submission')
  expect(await focused()).toContain('第一件事')
  await page.keyboard.press('a')
  await page.waitForSelector('[role=dialog] .quote')
  await editor.picture('adopt-1')
  expect(await page.$eval('[role=dialog] .quote', (one) => one.textContent)).toBe('科技厅：第一件事，窗口办了培训。')
  await page.keyboard.press('Enter')
  await editor.sees('采用为窗口资讯（三）')
  expect(people.flatMap(({ faults }) => faults)).toEqual([])
})
