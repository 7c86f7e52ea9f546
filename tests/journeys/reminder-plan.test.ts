/** An administrator sets the plan of reminders, and an editor sees what it comes to: before the call, and beside each department. */
import { expect, onTestFailed, test } from 'vitest'
import { aDraft } from '../support/issue-steps.ts'
import { widerBy } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, people, signIn } = await usingApp()

test('the plan is set, shown when departments are called, and shown until the next reminder', {
  timeout: 300_000,
}, async () => {
  onTestFailed(async () => {
    await Promise.all(people.map((one, n) => one.picture(`failed-reminder-plan-${n}`)))
  })
  const administrator = await signIn('he-jing')
  const settings = administrator.page
  await administrator.goTo('/settings/publication')
  await administrator.check('按计划自动催报')
  await administrator.sees('个工作日')
  await administrator.sees('截稿为例，催报：')
  await settings.$eval('#reminders-title', (title) => title.scrollIntoView())
  await administrator.picture('reminder-plan-1-settings')
  await settings.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
  await settings.setViewport({ width: 375, height: 740 })
  await settings.$eval('#reminders-title', (title) => title.scrollIntoView())
  await administrator.picture('reminder-plan-1-settings-375-dark')
  expect(await widerBy(settings)).toBeLessThanOrEqual(0)
  await settings.setViewport({ width: 1280, height: 900 })
  await administrator.press('保存设置')
  await administrator.sees('刊物设置已保存')

  const editor = await signIn('zhou-min')
  const { page } = editor
  const draft = await aDraft(await app.as('zhou-min'))
  await editor.goTo(`/issues/${draft.id}`)
  await editor.press('发出约稿')
  await editor.sees('将按计划自动催报：')
  await editor.picture('reminder-plan-2-call')
  await page.setViewport({ width: 375, height: 740 })
  await editor.picture('reminder-plan-2-call-375')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  await page.setViewport({ width: 1280, height: 900 })
  await page.locator('button::-p-text(个单位约稿)').click()
  await page.waitForFunction(() => !document.querySelector('[role=dialog]'))
  await editor.goTo(`/issues/${draft.id}/submissions`)
  await editor.sees('下次自动催报：')
  await editor.picture('reminder-plan-3-departments')
  await page.emulateMediaFeatures([{ name: 'prefers-color-scheme', value: 'dark' }])
  await page.setViewport({ width: 375, height: 740 })
  await editor.picture('reminder-plan-3-departments-375-dark')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
})
