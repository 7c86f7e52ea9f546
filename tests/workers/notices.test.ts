/** Notices: each goes to the right mailbox with the facts of now, and is dropped when its subject moved on. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import { sweep } from '#functions/workers/sweep.ts'
import type { Issue } from '#shared/issue.ts'
import type { Submission } from '#shared/submission.ts'
import type { Caller } from '../support/caller.ts'
import { type Centre, ORIGIN, openCentre } from '../support/centre.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { quickPress } from '../support/press.ts'
import { aCalledIssue, aSignedIssue, aSubmission, aWrittenIssue, move, ok, seen } from '../support/way.ts'

let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let science: Caller
let administrator: Caller
let mailer: AskedMailer
beforeAll(async () => {
  centre = await openCentre({ print: quickPress })
  editor = await centre.as('zhou-min')
  office = await centre.as('chen-zhiyuan')
  head = await centre.as('lin-guodong')
  science = await centre.as('wu-xiaolan')
  administrator = await centre.as('he-jing')
})
beforeEach(async () => {
  await centre.works()
  mailer = aMailer()
})
afterAll(() => centre.close())

const works = async () => {
  while ((await sweep({ ...centre.deps, mailer })) > 0);
}
const at = ({ id }: Issue) => `/api/issues/${id}`
/** What was sent since: to whom, about what. */
const sent = () => mailer.letters.map(({ to, message }) => [to.address, message.subject] as const)
const text = () => mailer.letters.map(({ message }) => message.text).join('\n')
const [WU, LIU] = ['wuxiaolan@kjt.example', 'liuyang@gat.example']

test('a sign-in code goes to its owner’s mailbox only, with the code', async () => {
  ok(await centre.stranger.post('/api/sign-in', { email: WU }))
  await works()
  expect(mailer.to()).toEqual([WU])
  expect(text()).toMatch(/\b\d{6}\b/)
  expect(mailer.letters[0]?.from).toEqual({ name: '政务服务工作动态编辑部', address: 'chuangxun@centre.example' })
})

test('a sign-in code that nobody can use any more is not sent', async () => {
  ok(await centre.stranger.post('/api/sign-in', { email: WU }))
  centre.passes(10 * 60_000)
  await works()
  expect(sent()).toEqual([])
})

describe('to departments', () => {
  test('a call goes to the contributors of the called, with the issue, the deadline and the link', async () => {
    const issue = await aCalledIssue(centre, editor)
    await works()
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
    await works()
    expect(sent()).toEqual([])
  })

  test('a reminder goes to those who handed in nothing', async () => {
    const issue = await aCalledIssue(centre, editor)
    await aSubmission(science, issue, '稿件。', ['kjt'])
    await works()
    mailer.letters.splice(0)
    const { reminded } = ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt', 'gat', 'lcj'] }))
    expect(reminded).toEqual(['gat'])
    await works()
    expect(mailer.to()).toEqual([LIU])
    expect(mailer.letters[0]?.message.subject).toContain('催报')
  })

  test('reopening tells the called, with the reason', async () => {
    const closed = await move(editor, await aCalledIssue(centre, editor), { move: 'close-input' })
    await works()
    const deadline = new Date(centre.deps.clock().getTime() + 86_400_000).toISOString()
    await move(editor, closed, { move: 'reopen-input', deadline, reason: '两家还要补报' })
    await works()
    expect(mailer.to()).toEqual([LIU, WU])
    expect(text()).toContain('两家还要补报')
  })
})

describe('to the writer of a submission', () => {
  const decide = async (request: Record<string, unknown>) => {
    const issue = await aCalledIssue(centre, editor)
    const submission = await aSubmission(science, issue, '科技厅窗口办了培训。', ['kjt'])
    await works()
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
    await works()
    expect(mailer.to()).toEqual([WU])
    expect(text()).toContain(words)
    expect(text()).toContain('科技厅窗口办了培训。')
  })

  test('nothing when the editor took it back before the mail went', async () => {
    const { issue } = await decide(ADOPT)
    const now: Issue = ok(await editor.get(at(issue)))
    const sections = now.sections.map((section) => (section.kind === 'items' ? { ...section, items: [] } : section))
    ok(await editor.put(`${at(issue)}/content`, { version: now.version, sections }))
    await works()
    expect(sent()).toEqual([])
    const { submissions } = ok(await editor.get(`${at(issue)}/submissions`))
    expect(submissions.map(({ state }: Submission) => state)).toEqual(['submitted'])
  })
})

describe('about a review', () => {
  const send = async () => {
    const written = await aWrittenIssue(centre, editor)
    await works()
    mailer.letters.splice(0)
    return move(editor, written, { move: 'send-to-review' })
  }
  const read = async (issue: Issue): Promise<Issue> => ok(await editor.get(at(issue)))

  test('the approvers of the first step are asked, then those of the next', async () => {
    const issue = await send()
    await works()
    expect(mailer.to()).toEqual(['chenzhiyuan@centre.example'])
    expect(text()).toContain('处室审核')
    expect(text()).toContain('周敏')
    expect(text()).toContain(`${ORIGIN}/issues/${issue.id}`)
    mailer.letters.splice(0)
    const rendered = await read(issue)
    await move(office, rendered, { move: 'approve', comment: '', ...seen(rendered) })
    await works()
    expect(mailer.to()).toEqual(['linguodong@centre.example'])
    expect(text()).toContain('中心领导签发')
  })

  test('nobody is asked about what was withdrawn', async () => {
    await move(editor, await send(), { move: 'withdraw' })
    await works()
    expect(sent()).toEqual([])
  })

  test('the editor hears of a return, with step, name and reason; not when it is in review again', async () => {
    const issue = await send()
    await works()
    mailer.letters.splice(0)
    const returned = await move(office, await read(issue), { move: 'return', reason: '第二段数字有误' })
    await works()
    expect(mailer.to()).toEqual(['zhoumin@centre.example'])
    for (const words of ['第二段数字有误', '处室审核', '陈志远']) expect(text()).toContain(words)
    mailer.letters.splice(0)

    await move(editor, returned, { move: 'send-to-review' })
    await works()
    mailer.letters.splice(0)
    const again = await move(office, await read(issue), { move: 'return', reason: '再改' })
    await move(editor, again, { move: 'send-to-review' })
    await works()
    expect(mailer.to()).toEqual(['chenzhiyuan@centre.example'])
  })

  test('the editor hears that it is published, and by whom', async () => {
    await aSignedIssue(centre, editor, office, head)
    await works()
    const told = mailer.letters.find(({ to }) => to.address === 'zhoumin@centre.example')
    expect(told?.message.text).toContain('林国栋')
    expect(told?.attachments).toEqual([])
  })
})

describe('someone who left', () => {
  const setActive = async (id: string, active: boolean) => {
    const { people } = ok(await administrator.get('/api/people'))
    const { id: _, version, ...person } = people.find((one: { id: string }) => one.id === id)
    ok(await administrator.put(`/api/people/${id}`, { version, person: { ...person, active } }))
  }

  test('gets no mail any more; a review they sent is still asked for', async () => {
    const written = await aWrittenIssue(centre, editor)
    await works()
    mailer.letters.splice(0)
    await move(editor, written, { move: 'send-to-review' })
    await setActive('zhou-min', false)
    await works()
    expect(mailer.to()).toContain('chenzhiyuan@centre.example')
    await setActive('zhou-min', true)
    await setActive('chen-zhiyuan', false)
    mailer.letters.splice(0)
    await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
    await works()
    expect(mailer.to()).not.toContain('chenzhiyuan@centre.example')
    await setActive('chen-zhiyuan', true)
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
    await works()
    mailer.letters.splice(0)
    await setActive('wu-xiaolan', false)
    ok(
      await editor.post(`${at(issue)}/submissions/${submission.id}/moves`, {
        move: 'decline',
        version: submission.version,
        reason: '重复',
      }),
    )
    await works()
    expect(mailer.letters.at(-1)?.to.address).toBe('xin@kjt.example')
    await setActive('wu-xiaolan', true)
    await setActive(id, false)
  })
})

test('a notice that the server refuses is given up and logged; one put off is tried again', async () => {
  await aCalledIssue(centre, editor)
  let late = 0
  mailer = aMailer(({ to }) => {
    if (to.address === WU) return { kind: 'refused', reason: '550 没有这个邮箱' }
    late += 1
    return late < 3 ? { kind: 'retry', reason: '421 稍后再试' } : { kind: 'accepted', messageId: 'm', response: '' }
  })
  await works()
  expect(centre.logged).toContainEqual(expect.objectContaining({ event: 'notice-refused', to: WU }))
  for (let n = 0; n < 3; n += 1) {
    centre.passes(60_000)
    await works()
  }
  expect(mailer.to()).toEqual([LIU, LIU, LIU, WU])
})
