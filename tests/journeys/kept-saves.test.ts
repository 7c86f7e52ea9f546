/** An editor, in a browser, finds the wording of an earlier save, brings it back, and then what stood there before. */
import { expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { at, readIssue } from '../support/issue-page.ts'
import { aWrittenIssue, ok, saying } from '../support/issue-steps.ts'
import { widerBy } from '../support/someone.ts'
import { appOfTest } from './using-app.ts'

test('an earlier save is compared with what stands now, restored, and then what it took the place of', {
  timeout: 300_000,
}, async () => {
  const { app, signIn } = await appOfTest('kept-saves')
  const writer = await app.as('zhou-min')
  const first = await aWrittenIssue(app, writer)
  const text = '二月，窗口照常办理。'
  const sections = saying(first.sections, text, 'windows')
  const second: Issue = ok(await writer.put(`${at(first)}/content`, { version: first.version, sections }))
  const textNow = async () => {
    const issue = await readIssue(writer, first)
    return JSON.stringify(issue.sections).includes('二月，窗口照常办理。') ? 'second' : 'first'
  }

  const editor = await signIn('zhou-min')
  const { page } = editor
  await editor.goTo(`/issues/${second.id}/content`)
  await editor.press('历次保存')
  await editor.sees('内容没有差别')
  await editor.sees('与现在的内容相同')
  await page.locator('.save-list button[aria-expanded]').click()
  await page.locator('.save-list [data-within] button').click()
  await page.waitForSelector('.saves-compared ins')
  const said = (mark: string) =>
    page.$$eval(`.saves-compared ${mark}`, (all) => all.map((one) => one.textContent).join(''))
  expect([await said('del'), await said('ins')]).toEqual([expect.stringContaining('一'), expect.stringContaining('二')])
  await editor.picture('kept-saves-1')
  await page.setViewport({ width: 375, height: 740 })
  await editor.picture('kept-saves-1-375')
  expect(await widerBy(page)).toBeLessThanOrEqual(0)
  await page.setViewport({ width: 1280, height: 900 })

  await editor.press('恢复为这一稿')
  await editor.sees('已恢复为')
  expect(await textNow()).toBe('first')
  await editor.press('历次保存')
  await editor.sees('恢复旧稿')
  await page.locator('.save-list li:nth-child(2) button').click()
  await page.waitForSelector('.saves-compared ins')
  await editor.press('恢复为这一稿')
  await page.waitForFunction(() =>
    [...document.querySelectorAll('textarea')].some(({ value }) => value === '二月，窗口照常办理。'),
  )
  expect(await textNow()).toBe('second')
})
