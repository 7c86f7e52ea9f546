/** Invisible characters in what is pasted are taken out of a field and told; a code is understood with its sentence. */
import { expect, test } from 'vitest'
import { paste } from '../support/pasting.ts'
import { appOfTest } from './using-app.ts'

test('a mailbox is pasted with marks that nobody sees', async () => {
  const { signIn } = await appOfTest('invisible')
  const administrator = await signIn('he-jing', { width: 375, height: 740 })
  await administrator.goTo('/settings/suppressions')
  await administrator.press('列入停发')
  await administrator.page.waitForSelector('[role=dialog] input')
  await administrator.page.focus('[role=dialog] input')
  expect(await administrator.page.evaluate(paste('\u200Bwangfang\u00AD@dept.example\u202C'))).toBe(
    'wangfang@dept.example',
  )
  await administrator.sees('已去掉 3 个看不见的字符。')
  await administrator.picture('invisible-1-pasted')
})
