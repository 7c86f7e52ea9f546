/** Notices: each goes to the right mailbox with the facts of now, and is dropped when its subject moved on. */
import { beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { ORIGIN } from '../support/centre.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aSubmission, move, ok } from '../support/issue-steps.ts'
import { ACCEPTED, type AskedMailer, aMailer, REFUSED, RETRY } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const [WU, LIU] = ['wuxiaolan@kjt.example', 'liuyang@gat.example']

const { centre, editor, science } = await usingCentre({ people: ['editor', 'science'] })
let mailer: AskedMailer
beforeEach(async () => {
  await centre.runAllWork()
  mailer = aMailer()
})

test('a sign-in code goes to its owner’s mailbox only, with the code', async () => {
  ok(await centre.stranger.post('/api/sign-in', { email: WU }))
  await centre.runAllWork({ mailer })
  expect(mailer.to()).toEqual([WU])
  expect(mailer.text()).toMatch(/\b\d{6}\b/)
  expect(mailer.letters[0]?.from).toEqual({ name: '政务服务工作动态编辑部', address: 'chuangxun@centre.example' })
})

test('a sign-in code that nobody can use any more is not sent', async () => {
  ok(await centre.stranger.post('/api/sign-in', { email: WU }))
  centre.advance(10 * 60_000)
  await centre.runAllWork({ mailer })
  expect(mailer.sent()).toEqual([])
})

describe('to departments', () => {
  test('a call goes to the contributors of the called, with the issue, the deadline and the link', async () => {
    const issue = await aCalledIssue(centre, editor)
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual([LIU, WU])
    for (const { message, replyTo } of mailer.letters) {
      expect(message.subject).toContain(`2026年第${issue.number}期`)
      expect(message.text).toContain(`${ORIGIN}/calls/${issue.id}`)
      expect(message.text).toMatch(/2026年2月\d+日/)
      expect(replyTo).toBe('briefing@centre.example')
    }
  })

  test('a call is dropped when the editor closed meanwhile', async () => {
    await move(editor, await aCalledIssue(centre, editor), { move: 'close-input' })
    await centre.runAllWork({ mailer })
    expect(mailer.letters.filter(({ message }) => message.subject.includes('约稿'))).toEqual([])
  })

  test('a reminder goes to those who handed in nothing', async () => {
    const issue = await aCalledIssue(centre, editor)
    await aSubmission(science, issue, '稿件。', ['kjt'])
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    const { reminded } = ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt', 'gat', 'lcj'] }))
    expect(reminded).toEqual(['gat'])
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual([LIU])
    expect(mailer.letters[0]?.message.subject).toContain('催报')
  })

  test('reopening tells the called, with the reason', async () => {
    const closed = await move(editor, await aCalledIssue(centre, editor), { move: 'close-input' })
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    const deadline = new Date(centre.deps.clock().getTime() + 86_400_000).toISOString()
    await move(editor, closed, { move: 'reopen-input', deadline, reason: '两家还要补报' })
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual([LIU, WU])
    expect(mailer.text()).toContain('两家还要补报')
  })
})

describe('to the writer of a submission', () => {
  const decide = async (request: Record<string, unknown>) => {
    const issue = await aCalledIssue(centre, editor)
    const submission = await aSubmission(science, issue, '科技厅窗口办了培训。', ['kjt'])
    await centre.runAllWork({ mailer })
    mailer.letters.splice(0)
    ok(
      await editor.post(`${at(issue)}/submissions/${submission.id}/moves`, {
        version: submission.version,
        ...request,
        ...(request.move === 'adopt' ? { issueVersion: issue.version } : {}),
      }),
    )
    return { issue, submission }
  }
  const ADOPT = { move: 'adopt', sectionId: 'windows', itemId: null }

  test.each([
    ['adopted', ADOPT, '采用'],
    ['returned, with the reason', { move: 'return', reason: '请写明地点' }, '请写明地点'],
    ['not adopted, with the reason', { move: 'decline', reason: '与上期重复' }, '与上期重复'],
  ])('%s', async (_, request, words) => {
    await decide(request)
    await centre.runAllWork({ mailer })
    expect(mailer.to()).toEqual([WU])
    expect(mailer.text()).toContain(words)
    expect(mailer.text()).toContain('科技厅窗口办了培训。')
  })

  test('nothing when the editor took it back before the mail went', async () => {
    const { issue } = await decide(ADOPT)
    const now: Issue = ok(await editor.get(at(issue)))
    const sections = now.sections.map((section) => (section.kind === 'items' ? { ...section, items: [] } : section))
    ok(await editor.put(`${at(issue)}/content`, { version: now.version, sections }))
    await centre.runAllWork({ mailer })
    expect(mailer.sent()).toEqual([])
    const { submissions } = ok(await editor.get(`${at(issue)}/submissions`))
    expect(submissions.map(({ state }: Submission) => state)).toEqual(['submitted'])
  })
})

test('a notice that the server refuses is given up and logged; one put off is tried again', async () => {
  await aCalledIssue(centre, editor)
  let late = 0
  mailer = aMailer(({ to }) => {
    if (to.address === WU) return REFUSED
    late += 1
    return late < 3 ? RETRY : ACCEPTED
  })
  await centre.runAllWork({ mailer })
  expect(centre.logged).toContainEqual(
    expect.objectContaining({ event: 'notice-refused', notice: expect.objectContaining({ personId: 'wu-xiaolan' }) }),
  )
  for (let n = 0; n < 3; n += 1) {
    centre.advance(60_000)
    await centre.runAllWork({ mailer })
  }
  expect(mailer.to()).toEqual([LIU, LIU, LIU, WU])
})
