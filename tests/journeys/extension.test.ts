/** An editor gives one department more time, and takes it back; its clerk reads it on a phone, and another's clerk nothing of it. */
import { expect, test } from 'vitest'
import { aDraft, move, ok } from '../support/issue-steps.ts'
import { PHONE, widerBy } from '../support/someone.ts'
import { appOfTest } from './using-app.ts'

test('one department has until later, the others not', { timeout: 180_000 }, async () => {
  const { app, signIn } = await appOfTest('extension')
  const editorsApi = await app.as('zhou-min')
  const deadline = new Date(Date.now() + 2 * 86_400_000).toISOString()
  const call = { move: 'call-for-news', deadline, departments: ['kjt', 'gat'] } as const
  const issue = await move(editorsApi, await aDraft(editorsApi), call)
  const editor = await signIn('zhou-min')
  await editor.goTo(`/issues/${issue.id}/submissions`)
  await editor.press('延期')
  await editor.sees('只改变所选单位的截稿时间')
  await editor.page.setViewport({ width: 375, height: 740 })
  // Why not stands below the buttons, which stay side by side.
  await editor.sees('请至少选择一个单位')
  await editor.picture('extension-0-why-not-375')
  const [no, yes] = await editor.page.$$eval('.dialog-actions .button', (all) =>
    all.map((one) => one.getBoundingClientRect().toJSON()),
  )
  expect(yes.left - no.right).toBeLessThan(16)
  await editor.check('科技厅')
  await editor.fill('原因（可以不填）', '月底集中办件')
  await editor.picture('extension-1-asked-375')
  expect(await widerBy(editor.page)).toBeLessThanOrEqual(0)
  await editor.press('给 1 个单位延期')
  await editor.sees('已延期，通知：')
  await editor.sees('延期至')
  await editor.picture('extension-2-extended-375')
  expect(await widerBy(editor.page)).toBeLessThanOrEqual(0)
  const { ownDeadlines } = ok(await editorsApi.get(`/api/issues/${issue.id}`))
  expect(Object.keys(ownDeadlines)).toEqual(['kjt'])

  const [science, police] = [await signIn('wu-xiaolan', PHONE), await signIn('liu-yang', PHONE)]
  for (const clerk of [science, police]) await clerk.goTo('/calls')
  await science.sees('本单位延期，截稿时间')
  await science.picture('extension-3-clerk')
  await police.sees('截稿时间')
  expect(await police.page.$('::-p-text(本单位延期)')).toBeNull()

  await editor.page.setViewport({ width: 1280, height: 900 })
  await editor.press('取消延期')
  await editor.check('科技厅')
  await editor.sees('恢复为共同的截稿时间')
  await editor.picture('extension-4-take-back')
  await editor.press('取消 1 个单位的延期')
  await editor.sees('已取消延期，通知：')
  await editor.page.waitForFunction(() => !document.body.innerText.includes('延期至'))
  await science.goTo('/calls')
  await science.sees('截稿时间')
  expect(await science.page.$('::-p-text(本单位延期)')).toBeNull()
  expect([...editor.faults, ...science.faults, ...police.faults]).toEqual([])
})
