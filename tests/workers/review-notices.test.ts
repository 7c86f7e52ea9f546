/** Notices about a review: to whoever acts next or has to know, and to nobody who left. */
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson, askForPerson, askForSettings, despite } from '../support/administering.ts'
import { ORIGIN } from '../support/centre.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, aWrittenIssue, move, ok, seen } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, science, administrator, read, signed, signInAgain } = usingCentre()
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
    mailer.letters.splice(0)
    const rendered = await read(issue)
    await move(office, rendered, { move: 'approve', comment: '', ...seen(rendered) })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual(['linguodong@centre.example'])
    expect(mailer.text()).toContain('中心领导签发')
  })

  test('nobody is asked about what was withdrawn', async () => {
    await move(editor, await send(), { move: 'withdraw' })
    await centre.runAllWork({ mailer })
    expect(mailer.sent()).toEqual([])
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
})

describe('someone who left', () => {
  const setActive = async (id: string, active: boolean) =>
    ok(await despite((seen) => askForPerson(administrator, id, { active }, seen)))

  test('gets no mail any more; a review they sent is still asked for', async () => {
    // Others are there for what they leave.
    await aPerson(centre, administrator, 'er', ['editor'])
    const officer = await aPerson(centre, administrator, 'chu', ['leader'])
    ok(
      await askForSettings(centre, administrator, ({ steps }) => ({
        steps: steps.map((step, n) => (n > 0 ? step : { ...step, approvers: [...step.approvers, officer.id] })),
      })),
    )
    const written = await aWrittenIssue(centre, editor)
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    await move(editor, written, { move: 'send-to-review' })
    await setActive('zhou-min', false)
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toContain('chenzhiyuan@centre.example')
    // Whoever comes back signs in anew.
    await setActive('zhou-min', true)
    await signInAgain()
    await setActive('chen-zhiyuan', false)
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).not.toContain('chenzhiyuan@centre.example')
    await setActive('chen-zhiyuan', true)
    await signInAgain()
  })

  test('what became of their submission is told to a colleague', async () => {
    const colleague = {
      name: '新信息员',
      title: '',
      email: 'xin@kjt.example',
      roles: ['contributor'],
      departmentId: 'kjt',
      active: true,
    }
    const { id } = ok(await administrator.post('/api/people', colleague))
    const issue = await aCalledIssue(centre, editor)
    const submission = await aSubmission(science, issue, '稿件。', ['kjt'])
    await centre.runAllWork({ mailer })
    await setActive('wu-xiaolan', false)
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    ok(
      await editor.post(`${at(issue)}/submissions/${submission.id}/moves`, {
        move: 'decline',
        version: submission.version,
        reason: '重复',
      }),
    )
    await centre.runAllWork({ mailer })
    expect(mailer.letters.at(-1)?.to.address).toBe('xin@kjt.example')
    await setActive('wu-xiaolan', true)
    await signInAgain()
    await setActive(id, false)
  })
})
