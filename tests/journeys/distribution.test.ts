/** An editor works on sending in a browser: sees the mail, tries it, sets an hour, calls it off, watches, sends again, adds, takes away. */
import { expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import { anIssueInReview, aWrittenIssue, move, seen } from '../support/issue-steps.ts'
import { PHONE, type Someone, widerBy } from '../support/someone.ts'
import { appOfTest } from './using-app.ts'

const lettersTo = async (outbox: string, address: string, subject: string) =>
  (await listOutbox(outbox, 10_000)).filter(
    (letter) => letter.subject.startsWith(subject) && letter.to[0]?.address === address,
  ).length
/** On a phone nothing is wider than the screen. */
const fitsAPhone = async (someone: Someone, name: string) => {
  await someone.page.setViewport({ width: 375, height: 740 })
  await someone.picture(`${name}-375`)
  expect(await widerBy(someone.page)).toBeLessThanOrEqual(0)
  await someone.page.setViewport({ width: 1280, height: 900 })
}

test('the editor sees, tries, schedules, watches, sends again, adds and takes away', { timeout: 300_000 }, async () => {
  const { app, outbox, people, signIn } = await appOfTest('distribution')
  const draft = await aWrittenIssue(app, await app.as('zhou-min'))
  const editor = await signIn('zhou-min')
  await editor.goTo(`/issues/${draft.id}/content`)
  await editor.readsPage('版面', '窗口延长了服务时间')
  await editor.press('预览邮件')
  await editor.sees('回复到')
  await editor.sees('（含 PDF 附件）')
  const frame = await editor.page.waitForSelector('iframe[title="邮件正文"]')
  expect(await frame?.evaluate((shown) => shown.getAttribute('sandbox'))).toBe('')
  const inside = await frame?.contentFrame()
  await inside?.waitForSelector('::-p-text(窗口延长了服务时间)')
  await editor.picture('distribution-1-mail')
  await editor.press('发送测试邮件给我')
  await editor.sees('测试邮件正在发往')
  await expect.poll(() => lettersTo(outbox, 'zhoumin@centre.example', '【测试】'), { timeout: 30_000 }).toBe(1)
  await fitsAPhone(editor, 'distribution-1-mail')
  await editor.press('关闭')

  // Signed for tomorrow, then called off, then permitted now.
  const inReview = await anIssueInReview(app, await app.as('zhou-min'))
  const approved = await move(await app.as('chen-zhiyuan'), inReview, {
    move: 'approve',
    comment: '',
    ...seen(inReview),
  })
  const head = await signIn('lin-guodong', PHONE)
  await head.goTo(`/issues/${approved.id}`)
  await head.readsPage('版面', '窗口延长了服务时间')
  await head.press('签发')
  await head.sees('签发后立即向')
  await head.page.select('select', 'later')
  await head.sees('签发许可至发送时间后 24 小时')
  await head.picture('distribution-2-sign-off')
  await head.press('确认签发')
  await head.sees('已签发，定时发送')
  await editor.goTo(`/issues/${approved.id}/deliveries`)
  await editor.sees('09:00发送')
  await editor.picture('distribution-3-scheduled')
  await editor.press('取消定时')
  await editor.fill('原因', '领导要求先看修改稿')
  await editor.press('确认取消定时')
  await editor.sees('尚未发送，等待确认')
  await fitsAPhone(editor, 'distribution-4-held')
  await head.goTo(`/issues/${approved.id}/deliveries`)
  await head.press('确认发送')
  await head.sees('向签发时冻结的')
  await head.picture('distribution-5-permit')
  await head.press('确认发送')
  await head.sees('已确认，正在分发')
  await editor.page.reload()
  await editor.sees('分发完毕')
  await editor.sees(`冻结总数 ${RECIPIENTS.length} = 已发出 ${RECIPIENTS.length}，合计相符`)
  await editor.picture('distribution-6-done')

  // One more letter to one mailbox, and one to a mailbox that was not on the list.
  const again = RECIPIENTS[3]?.address ?? ''
  await editor.fill('查找邮箱、姓名或单位', again)
  await editor.press(`再发一次 ${again}`)
  await editor.fill('依据', '对方误删，来电索取')
  await editor.picture('distribution-7-again')
  await editor.press('确认再发')
  await expect.poll(() => lettersTo(outbox, again, '〔政务服务工作动态〕'), { timeout: 30_000 }).toBe(2)
  await editor.press('补发给新的邮箱')
  await editor.fill('邮箱', again)
  await editor.fill('姓名或称谓', '新任处长')
  await editor.fill('原因', '到任晚，名单未及时更新')
  await editor.press('确认补发')
  await editor.sees('这个邮箱已在本期的分发记录中')
  await editor.fill('邮箱', 'late@office.example')
  await editor.picture('distribution-8-late')
  await editor.press('确认补发')
  await editor.sees('已补发，正在发送')
  await expect.poll(() => lettersTo(outbox, 'late@office.example', '〔政务服务工作动态〕'), { timeout: 30_000 }).toBe(1)
  await editor.fill('查找邮箱、姓名或单位', '新任处长')
  await editor.sees('补发：到任晚，名单未及时更新')
  await editor.sees(`冻结总数 ${RECIPIENTS.length} + 补发 1 = 已发出 ${RECIPIENTS.length + 1}，合计相符`)
  await editor.sees('下载分发证明')
  await editor.picture('distribution-9-late')
  await fitsAPhone(editor, 'distribution-9-late')

  for (const format of ['XLSX', 'CSV']) {
    const file = editor.page.waitForResponse((response) => response.url().includes('/deliveries/export'))
    await editor.press(`导出 ${format}`)
    expect((await file).status()).toBe(200)
  }
  expect(people.flatMap(({ faults }) => faults)).toEqual([])
})
