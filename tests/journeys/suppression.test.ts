/** A mailbox bounces: the editor sees it at the issue, the administrator on the suppression list, and lifts it. */
import { expect, test } from 'vitest'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { App } from '../support/app.ts'
import { aSignedIssue, ok, threeAt } from '../support/issue-steps.ts'
import { DESKTOP, PHONE, type Someone, widerBy } from '../support/someone.ts'
import { appOfTest } from './using-app.ts'

const BOUNCE = 'bounce@simulator.amazonses.com'

/** Signed, with a mailbox that bounces on its list. */
async function aBouncing(app: App): Promise<Issue> {
  const recipient = { address: BOUNCE, name: '已撤销的单位', unit: '', lists: ['distribution'] }
  const administrator = await app.as('he-jing')
  ok(await administrator.put('/api/publications/briefing/recipients', { version: null, recipient }))
  return aSignedIssue(app, ...(await threeAt(app)))
}

async function pictures(someone: Someone, name: string): Promise<void> {
  for (const viewport of [PHONE, DESKTOP]) {
    // Narrow, and no more: the page would be loaded again for a phone's touch.
    await someone.page.setViewport({ width: viewport.width, height: viewport.height })
    await someone.picture(`${name}-${viewport.width}`)
    expect(await widerBy(someone.page)).toBeLessThanOrEqual(0)
  }
}

test('it bounces, is listed with the reason, marked at the recipients, lifted, and bounces again when all that failed is sent again', async () => {
  const { app, signIn } = await appOfTest('suppression', { SWEEP_SECONDS: '0.5' })
  const issue = await aBouncing(app)
  const editor = await signIn('zhou-min')
  await editor.goTo(`/issues/${issue.id}/deliveries`)
  await editor.sees('邮件被退回：没有这个邮箱；smtp; 550 5.1.1 user unknown')
  await pictures(editor, 'suppression-1-deliveries')
  await editor.press(`人工核定 ${BOUNCE}`)
  await editor.page.locator('.modal select').fill('resend')
  await editor.fill('依据', '对方说邮箱可用')
  await editor.press('确认核定')
  await editor.sees('请先由管理员在“设置”的“停发名单”中解除停发')
  await editor.picture('suppression-2-refused')

  const administrator = await signIn('he-jing')
  await administrator.goTo('/settings/recipients')
  await administrator.sees('停发')
  await administrator.follow('停发名单')
  await administrator.sees(BOUNCE)
  await pictures(administrator, 'suppression-2-list')
  await administrator.press(`解除停发 ${BOUNCE}`)
  await administrator.fill('原因', '已与对方核实，邮箱恢复使用')
  await administrator.picture('suppression-3-lift')
  await administrator.press('确认解除')
  await administrator.sees('没有停发的邮箱')

  // The reason that was written is given up by a second word.
  await editor.press('取消')
  await editor.press('放弃填写')
  await editor.press('重发失败的 1 个')
  await editor.sees('将向')
  await editor.fill('原因', '已解除停发')
  await editor.picture('suppression-4-resend-all')
  await editor.press('确认全部重发')
  await editor.sees('已重新排队，正在发送')
  // The simulator's mailbox bounces again: a second letter went out, and came back.
  await expect
    .poll(
      async () => {
        const { body } = await (await app.as('zhou-min')).get(`/api/issues/${issue.id}/deliveries?search=${BOUNCE}`)
        return body.deliveries.map(({ round, state }: Delivery) => `${round} ${state}`)
      },
      { timeout: 30_000 },
    )
    .toEqual(['2 bounced'])
  await editor.leave()
  await administrator.page.reload()
  await administrator.sees(BOUNCE)

  await administrator.press('列入停发')
  await administrator.fill('邮箱', 'hall@kjt.example')
  await administrator.fill('原因', '单位已撤并')
  await administrator.press('确认列入')
  await administrator.sees('手工停发')
  expect([...editor.faults, ...administrator.faults]).toEqual([])
})
