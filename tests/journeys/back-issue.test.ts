/** A back issue in a browser: old text pasted, read, checked and brought in; it is marked so, and sent to nobody. */
import { expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { anOldText } from '../support/print/an-old-text.ts'
import { usingApp } from './using-app.ts'

const { outbox, signIn } = await usingApp()

test('an editor brings in a back issue from its old text', async () => {
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
  expect(editor.faults).toEqual([])
})
