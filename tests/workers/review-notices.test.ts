/** Notices about a review: to whoever acts next or has to know. */
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, askForSettings } from '../support/administering.ts'
import { ORIGIN } from '../support/centre.ts'
import { at } from '../support/issue-page.ts'
import { aSubmission, aWrittenIssue, move, ok, seen, sentToReview } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const centreOfAll = await usingCentre({ people: ['editor', 'office', 'science', 'administrator', 'head'] })
const { centre, editor, office, science, administrator, head } = centreOfAll
const { read, approved, signed, recipientsHash } = centreOfAll
let mailer: AskedMailer
beforeEach(async () => {
  await centre.runAllWork()
  mailer = aMailer()
})

describe('about a review', () => {
  const send = async () => {
    const written = await aWrittenIssue(centre, editor)
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    return move(editor, written, { move: 'send-to-review' })
  }

  test('the approvers of the first step are asked, then those of the next', async () => {
    const issue = await send()
    await centre.runAllWork({ mailer })
    // The departments are told that the call is over.
    expect(mailer.to()).toEqual(['chenzhiyuan@centre.example', 'liuyang@gat.example', 'wuxiaolan@kjt.example'])
    expect(mailer.text()).toContain('处室审核')
    expect(mailer.text()).toContain('周敏')
    expect(mailer.text()).toContain(`${ORIGIN}/issues/${issue.id}`)
    for (const words of ['请您审阅后审核', '第一次送审', '2026年2月14日', '待处理问题：没有'])
      expect(mailer.text()).toContain(words)
    mailer.letters.splice(0)
    const rendered = await read(issue)
    await move(office, rendered, { move: 'approve', comment: '', ...seen(rendered) })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['linguodong@centre.example'])
    expect(mailer.text()).toContain('中心领导签发')
    expect(mailer.text()).toContain('请您审阅后签发')
  })

  test('nobody is asked about what was withdrawn, nor told of it who was not asked', async () => {
    await move(editor, await send(), { move: 'withdraw' })
    await centre.runAllWork({ mailer })
    expect(mailer.sent()).toEqual([])
  })

  test('whoever was asked hears that it was withdrawn, unless it is theirs again by then', async () => {
    const issue = await send()
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    const withdrawn = await move(editor, await read(issue), { move: 'withdraw' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['chenzhiyuan@centre.example'])
    for (const words of ['撤回送审', '处室审核', '周敏']) expect(mailer.text()).toContain(words)
    mailer.letters.splice(0)

    const again = await move(editor, withdrawn, { move: 'send-to-review' })
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    await move(editor, await move(editor, await read(again), { move: 'withdraw' }), { move: 'send-to-review' })
    await centre.runAllWork({ mailer })
    expect(mailer.letters.map(({ message }) => message.subject)).toEqual([expect.stringContaining('请您审核')])
  })

  test('whoever had approved hears that their approval fell, with who returned it and why', async () => {
    const issue = await approved()
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    await move(head, issue, { move: 'return', reason: '第三条须核实' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['chenzhiyuan@centre.example', 'zhoumin@centre.example'])
    const told = mailer.letters.find(({ to }) => to.address === 'chenzhiyuan@centre.example')?.message
    expect(told?.subject).toContain('您的审核通过不再有效')
    for (const words of ['处室审核', '林国栋', '第三条须核实']) expect(told?.text).toContain(words)
  })

  test('the step that is open again is asked of who approves there only since, and of nobody who took it back', async () => {
    const added = await aPerson(centre, administrator, 'xinlai', ['leader'])
    const issue = await approved()
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    const set = (approvers: string[]) =>
      askForSettings(centre, administrator, ({ steps }) => ({
        steps: steps.map((step, n) => (n > 0 ? step : { ...step, approvers })),
      }))
    ok(await set(['chen-zhiyuan', added.id]))
    await move(office, issue, { move: 'withdraw-approval' })
    await centre.runAllWork({ mailer })
    expect(
      mailer.letters.flatMap(({ to, message }) => (message.subject.includes('请您审核') ? [to.name] : [])),
    ).toEqual(['xinlai'])
    ok(await set(['chen-zhiyuan']))
  })

  test('an approval that is taken back is told to the editor and to whoever was asked next, unless it is given again by then', async () => {
    const issue = await approved()
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    const open = await move(office, issue, { move: 'withdraw-approval' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['linguodong@centre.example', 'zhoumin@centre.example'])
    const [toHead, toEditor] = ['林国栋', '周敏'].map(
      (who) => mailer.letters.find(({ to }) => to.name === who)?.message.text ?? '',
    )
    for (const words of ['中心领导签发', '陈志远', '暂不需要您办理']) expect(toHead).toContain(words)
    for (const words of ['撤回了', '处室审核', '陈志远', '您目前不需要办理']) expect(toEditor).toContain(words)
    expect(toEditor).not.toContain('轮到您办理')
    mailer.letters.splice(0)

    const again = await move(office, open, { move: 'approve', comment: '', ...seen(open) })
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    const opened = await move(office, again, { move: 'withdraw-approval' })
    await move(office, opened, { move: 'approve', comment: '', ...seen(opened) })
    await centre.runAllWork({ mailer })
    expect(mailer.letters.map(({ message }) => message.subject)).toEqual([expect.stringContaining('请您签发')])
  })

  test('the editor hears of a return, with step, name and reason; not when it is in review again', async () => {
    const issue = await send()
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    const returned = await move(office, await read(issue), { move: 'return', reason: '第二段数字有误' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['zhoumin@centre.example'])
    for (const words of ['第二段数字有误', '处室审核', '陈志远']) expect(mailer.text()).toContain(words)
    mailer.letters.splice(0)

    await move(editor, returned, { move: 'send-to-review' })
    await centre.runAllWork({ mailer })
    expect(mailer.text()).toContain('与您上次办理的第 1 稿相比，内容没有改动')
    mailer.letters.splice(0)
    const again = await move(office, await read(issue), { move: 'return', reason: '再改' })
    await move(editor, again, { move: 'send-to-review' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['chenzhiyuan@centre.example'])
  })

  test('the editor hears that it is published, and by whom', async () => {
    await signed()
    await centre.runAllWork({ mailer })
    const told = mailer.letters.find(({ to }) => to.address === 'zhoumin@centre.example')
    expect(told?.message.text).toContain('林国栋')
    expect(told?.attachments).toEqual([])
  })

  test('the departments that were called hear that it is signed, and what became of their texts', async () => {
    const written = await aWrittenIssue(centre, editor)
    const text = await aSubmission(science, written, '科技厅窗口开了夜班。', ['kjt', 'gat'])
    const decision = { move: 'decline', version: text.version, reason: '与上期重复' }
    ok(await editor.post(`${at(written)}/submissions/${text.id}/moves`, decision))
    const inReview = await sentToReview(centre, editor, written)
    const approvedIssue = await move(office, inReview, { move: 'approve', comment: '', ...seen(inReview) })
    await centre.runAllWork()
    const recipients = await recipientsHash(approvedIssue)
    await move(head, approvedIssue, { move: 'sign-off', comment: '', recipientsHash: recipients, ...seen(inReview) })
    await centre.runAllWork({ mailer })
    const told = (address: string) => mailer.letters.find(({ to }) => to.address === address)?.message.text ?? ''
    for (const address of ['wuxiaolan@kjt.example', 'liuyang@gat.example'])
      for (const words of ['已签发', '1. 未采用（与上期重复）：科技厅窗口开了夜班。', `${ORIGIN}/calls/${written.id}`])
        expect(told(address)).toContain(words)
  })
})
