/** Notices about a review: to whoever acts next or has to know, and to nobody who left. */
import { afterAll, beforeAll, beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue.ts'
import type { Caller } from '../support/caller.ts'
import { type Centre, ORIGIN, openCentre } from '../support/centre.ts'
import { at } from '../support/issue-page.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { quickPress } from '../support/press.ts'
import { aCalledIssue, aSignedIssue, aSubmission, aWrittenIssue, move, ok, seen } from '../support/way.ts'
import { noticingAt } from './noticing.ts'

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

const { works, sent, text } = noticingAt(() => ({ centre, mailer }))

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
