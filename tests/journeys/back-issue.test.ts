/** A back issue in a browser: old text pasted, read, checked and brought in; it is marked so, sent to nobody, and found in the archive. */
import { expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { anOldText } from '../support/print/an-old-text.ts'
import { appOfTest } from './using-app.ts'

test('an editor brings in a back issue from its old text', async () => {
  const { outbox, signIn } = await appOfTest('back-issue')
  const editor = await signIn('zhou-min')
  await editor.goTo('/issues/import')
  await editor.fill('或粘贴全文', '这不是一期简报。')
  await editor.press('识别')
  await editor.sees('无法识别这份文本')
  await editor.fill('或粘贴全文', anOldText())
  await editor.press('识别')
  await editor.sees('示范市政务服务中心')
  await editor.fill('期号', '3')
  await editor.press('确认补录')
  await editor.sees('已补录')
  await editor.readsPage('版面', '税务窗口延长了服务时间')
  await editor.picture('back-issue')
  await editor.goTo('/issues')
  await editor.sees('2026年第3期')
  const mails = await listOutbox(outbox)
  expect(mails.filter(({ subject }) => subject.includes('第3期'))).toEqual([])

  await editor.follow('归档')
  await editor.sees('由近及远')
  await editor.fill('查找', '税务窗口')
  await editor.sees('在 1 期中')
  await editor.page.waitForFunction(() => document.querySelector('.hit mark')?.textContent === '税务窗口')
  await editor.picture('back-issue-found')
  const address = () => decodeURIComponent(new URL(editor.page.url()).search)
  expect(address()).toBe('?q=税务窗口')
  // Everything anew: no word of the search before is left in the field.
  await editor.follow('归档')
  await editor.sees('由近及远')
  expect([address(), await editor.page.$eval('input[type=search]', (field) => field.value)]).toEqual(['', ''])
  expect(editor.faults).toEqual([])
})
