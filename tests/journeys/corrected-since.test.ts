/** An editor, in a browser, sends an issue again that was corrected: told so before, and the correction follows. */
import { expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { correcting } from '../support/correcting.ts'
import { aSignedIssue, threeAt } from '../support/issue-steps.ts'
import { widerBy } from '../support/someone.ts'
import { readLedger } from '../support/store/ledger.ts'
import { appOfTest } from './using-app.ts'

const LATE = 'late@office.example'

test('a mailbox that is added to a corrected issue gets both; the editor reads so before', {
  timeout: 300_000,
}, async () => {
  const { app, outbox, people, signIn } = await appOfTest('corrected-since')
  const [writer, office, head] = await threeAt(app)
  const done = (issue: Parameters<typeof readLedger>[1]) =>
    expect
      .poll(async () => (await readLedger(writer, issue)).distribution?.state, { timeout: 60_000, interval: 500 })
      .toBe('done')
  const original = await aSignedIssue(app, writer, office, head)
  await done(original)
  const { correct, signedOff } = correcting(app, { editor: writer, office, head })
  const correction = await signedOff(await correct(original))
  await done(correction)

  const editor = await signIn('zhou-min')
  await editor.goTo(`/issues/${original.id}/deliveries`)
  await editor.press('补发给新的邮箱')
  await editor.sees(`本期已由${issueLabel(correction)}更正`)
  await editor.fill('邮箱', LATE)
  await editor.fill('姓名或称谓', '新任处长')
  await editor.fill('原因', '到任晚，名单未及时更新')
  await editor.picture('corrected-since-1-late')
  await editor.page.setViewport({ width: 375, height: 740 })
  await editor.picture('corrected-since-1-late-375')
  expect(await widerBy(editor.page)).toBeLessThanOrEqual(0)
  await editor.page.setViewport({ width: 1280, height: 900 })
  await editor.press('确认补发')
  await editor.sees('已补发，正在发送')
  const subjects = async () =>
    (await listOutbox(outbox, 10_000)).filter(({ to }) => to[0]?.address === LATE).map(({ subject }) => subject)
  await expect.poll(async () => (await subjects()).length, { timeout: 60_000 }).toBe(2)
  expect((await subjects()).sort()).toEqual(
    [
      `〔政务服务工作动态〕${issueLabel(original)}（已更正）`,
      `〔政务服务工作动态〕${issueLabel(correction)}（更正${issueLabel(original)}）`,
    ].sort(),
  )
  await editor.press('预览邮件')
  await editor.sees('（已更正）')
  const frame = await editor.page.waitForSelector('iframe[title="邮件正文"]')
  const inside = await frame?.contentFrame()
  await inside?.waitForSelector('::-p-text(请以更正为准)')
  await editor.picture('corrected-since-2-mail')
  await editor.press('关闭')
  await editor.goTo(`/issues/${correction.id}/deliveries`)
  await editor.fill('查找邮箱、姓名或单位', LATE)
  await editor.sees(`补发：随${issueLabel(original)}发给这个邮箱`)
  await editor.picture('corrected-since-3-ledger')
  expect(people.flatMap(({ faults }) => faults)).toEqual([])
})
