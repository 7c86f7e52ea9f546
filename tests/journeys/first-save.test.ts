/** A text's first save brings what can be done with a saved one; nothing moves by it under the hand of who writes on. */
import { expect, onTestFailed, test } from 'vitest'
import { aDraft, move } from '../support/issue-steps.ts'
import { DESKTOP, PHONE, type Someone } from '../support/someone.ts'
import { usingApp } from './using-app.ts'

const { app, signIn } = await usingApp()

/** How far down each thing that can be pressed or typed in stands, by its label. */
const placesOf = ({ page }: Someone): Promise<Record<string, number>> =>
  page.$$eval('main :is(button, input:not([type=checkbox]), textarea)', (all) =>
    Object.fromEntries(
      all.map((one) => [
        one.ariaLabel ??
          (one instanceof HTMLButtonElement ? one.textContent : one.closest('.field')?.textContent) ??
          '',
        Math.round(one.getBoundingClientRect().y + scrollY),
      ]),
    ),
  )

test.each([
  ['a desk', DESKTOP],
  ['a phone', PHONE],
])('on %s', async (_, view) => {
  const editorsApi = await app.as('zhou-min')
  const deadline = new Date(Date.now() + 10 * 86_400_000).toISOString()
  const call = { move: 'call-for-news', deadline, departments: ['kjt'] } as const
  const issue = await move(editorsApi, await aDraft(editorsApi), call)
  const clerk = await signIn('wu-xiaolan', view)
  onTestFailed(() => clerk.picture('failed-first-save'))
  await clerk.goTo(`/calls/${issue.id}/new`)
  await clerk.sees('先写正文，保存后即可添加附件')
  await clerk.fill('正文', '窗口一月办理科技成果登记事项120件，其中网上办理九成。')
  const before = await placesOf(clerk)
  await clerk.sees('已保存')
  await clerk.sees('可以选择文件')
  const after = await placesOf(clerk)
  expect(Object.entries(before).filter(([name, y]) => Math.abs((after[name] ?? y) - y) > 2)).toEqual([])
  expect(Object.keys(before).length).toBeGreaterThan(6)
  await clerk.picture('first-save')
  expect(clerk.faults).toEqual([])
})
