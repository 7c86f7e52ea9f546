/** The last of a kind stays until another is there: by the rows, whatever the index says, however many act at once. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { listPeople } from '#functions/store/people.ts'
import type { PersonSettings } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { aPerson, askForPerson, askForSettings, despite, withApprovers } from '../../support/administering.ts'
import type { Answer, Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { aCalledIssue, aWrittenIssue, move, ok } from '../../support/issue-steps.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let administrator: Caller
let read: (issue: Issue) => Promise<Issue>
beforeEach(async () => {
  ;({ centre, editor, administrator, read } = await openedCentre({
    people: ['editor', 'administrator'],
    around: meanwhile.around,
  }))
})
afterEach(() => centre.close())
afterEach(() => {
  meanwhile.lags = false
  meanwhile.first = null
})

const change = (id: string, what: Partial<PersonSettings>, who: Caller = administrator) => askForPerson(who, id, what)
const OFF = { active: false }

function refused({ status, body }: Answer, code: string): string {
  expect([status, body.code], JSON.stringify(body)).toEqual([409, code])
  return body.details.map(({ message }: { message: string }) => message).join('')
}

describe.each([
  ['administrator', 'he-jing', 'last-administrator'],
  ['editor', 'zhou-min', 'last-editor'],
] as const)('the last %s', (role, last, code) => {
  const without = { roles: ['leader' as const] }

  test('stays, also under another role, until there is another', async () => {
    refused(await change(last, OFF), code)
    refused(await change(last, without), code)
    const second = await aPerson(centre, administrator, 'er', [role, 'administrator'])
    ok(await change(last, OFF, second.caller))
  })

  test('stays where the index still knows of another, who left it', async () => {
    const second = await aPerson(centre, administrator, 'er', [role])
    ok(await administrator.get('/api/people'))
    meanwhile.lags = true
    ok(await change(second.id, without))
    refused(await change(last, OFF), code)
  })

  test('may go where the index does not know of the next one yet', async () => {
    ok(await administrator.get('/api/people'))
    meanwhile.lags = true
    const second = await aPerson(centre, administrator, 'er', [role, 'administrator'])
    ok(await change(last, OFF, second.caller))
  })

  test.each([
    ['switched off', OFF],
    ['given other roles', without],
  ])('two that are %s by each other at once: one stays', async (_, taken) => {
    const second = await aPerson(centre, administrator, 'er', [role, 'administrator'])
    const answers = await Promise.all([change(second.id, taken), change(last, taken, second.caller)])
    const done = answers.filter(({ status }) => status === 200).length
    const left = (await listPeople(centre.deps.table)).filter(({ active, roles }) => active && roles.includes(role))
    expect([done, left.length], JSON.stringify(answers)).toEqual([1, 1])
  })
})

describe('an approver', () => {
  const steps = (office: string[], signOff: string[]) =>
    askForSettings(centre, administrator, withApprovers(office, signOff))

  test('who is the only one of a step stays, and the refusal names the step and where to mend it', async () => {
    for (const what of [OFF, { roles: ['editor' as const] }]) {
      const said = refused(await change('chen-zhiyuan', what), 'still-needed')
      for (const word of ['处室审核', '陈志远', '刊物设置']) expect(said).toContain(word)
    }
    const heir = await aPerson(centre, administrator, 'chu', ['leader'])
    ok(await steps(['chen-zhiyuan', heir.id], ['lin-guodong']))
    ok(await change('chen-zhiyuan', OFF))
    refused(await change(heir.id, OFF), 'still-needed')
  })

  test('who is one of two for two steps stays: nobody takes both', async () => {
    const both = ['chen-zhiyuan', 'lin-guodong']
    ok(await steps(both, both))
    const said = refused(await change('chen-zhiyuan', OFF), 'still-needed')
    for (const words of ['合起来人数不够', '同一人不能办理两个环节', '刊物设置']) expect(said).toContain(words)
  })

  test('whom an issue waits for stays, where the other one of the step wrote it', async () => {
    const author = await aPerson(centre, administrator, 'xie', ['leader', 'editor'])
    ok(await steps(['chen-zhiyuan', author.id], ['lin-guodong']))
    const written = await aWrittenIssue(centre, editor)
    const { sections, version } = written
    const edited: Issue = ok(await author.caller.put(`/api/issues/${written.id}/content`, { version, sections }))
    const sent = await move(editor, edited, { move: 'send-to-review' })
    const said = refused(await change('chen-zhiyuan', OFF), 'still-needed')
    expect(said).toContain(`第${sent.number}期正在审核`)
    expect(said).toContain('xie参与了本期的编写')
    await move(editor, sent, { move: 'withdraw' })
    ok(await change('chen-zhiyuan', OFF))
  })

  test('is not let go by what the index says of the other, nor of the issues', async () => {
    const other = await aPerson(centre, administrator, 'chu', ['leader'])
    ok(await steps(['chen-zhiyuan', other.id], ['lin-guodong']))
    ok(await administrator.get('/api/people'))
    ok(await administrator.get('/api/publications/briefing/issues'))
    meanwhile.lags = true
    // The index knows neither that the other left, nor of the issue that went to review since.
    const author = await aPerson(centre, administrator, 'xie', ['leader', 'editor'])
    ok(await steps(['chen-zhiyuan', author.id], ['lin-guodong', author.id]))
    const written = await aWrittenIssue(centre, editor)
    ok(
      await author.caller.put(`/api/issues/${written.id}/content`, {
        version: written.version,
        sections: written.sections,
      }),
    )
    await move(editor, await read(written), { move: 'send-to-review' })
    refused(await change('chen-zhiyuan', OFF), 'still-needed')
  })

  test('leaves while an issue goes to review that only they could take: one of both is refused', async () => {
    const author = await aPerson(centre, administrator, 'xie', ['leader', 'editor'])
    ok(await steps(['chen-zhiyuan', author.id], ['lin-guodong']))
    const prepared = async () => {
      const written = await aWrittenIssue(centre, editor)
      const { sections, version } = written
      return ok(await author.caller.put(`/api/issues/${written.id}/content`, { version, sections }))
    }
    // Sent between the reading and the writing of who takes the approver away.
    const first = await prepared()
    meanwhile.first = () => move(editor, first, { move: 'send-to-review' })
    refused(await change('chen-zhiyuan', OFF), 'still-needed')
    await move(editor, await read(first), { move: 'withdraw' })
    // Taken away between the reading and the writing of who sends it.
    const second = await prepared()
    meanwhile.first = () => change('chen-zhiyuan', OFF).then(ok)
    const answer = await editor.post(`/api/issues/${second.id}/moves`, {
      move: 'send-to-review',
      version: second.version,
    })
    expect(refused(answer, 'nobody-for-step')).toContain('处室审核')
    expect((await read(second)).state).toBe('department-input')
  })
})

describe('a department', () => {
  test('that is called for news loses its only contributor when the administrator has seen what follows', async () => {
    const issue = await aCalledIssue(centre, editor)
    const said = refused(await change('wu-xiaolan', OFF), 'has-consequences')
    for (const word of ['吴晓岚', '科技厅', `第${issue.number}期`]) expect(said).toContain(word)
    ok(await despite((seen) => askForPerson(administrator, 'wu-xiaolan', OFF, seen)))
    const { entries } = ok(await administrator.get('/api/people/audit'))
    expect(entries.at(-1).why).toContain('唯一在用的信息员')
  })

  test('that hands in what its head signed loses both in one person: each is told, and both stand on the record', async () => {
    await aCalledIssue(centre, editor)
    ok(await change('wu-xiaolan', { head: true }))
    ok(
      await askForSettings(centre, administrator, ({ departments }) => ({
        departments: departments.map((one) => (one.id === 'kjt' ? { ...one, headSigns: true } : one)),
      })),
    )
    const said = refused(await change('wu-xiaolan', OFF), 'has-consequences')
    expect(said).toMatch(/唯一在用的信息员.*唯一在用的负责人/)
    ok(await despite((seen) => askForPerson(administrator, 'wu-xiaolan', OFF, seen)))
    const { entries } = ok(await administrator.get('/api/people/audit'))
    expect(entries.at(-1).why).toBe(said)
  })

  test('with another contributor, or not called, loses one without a word', async () => {
    await aCalledIssue(centre, editor)
    await aPerson(centre, administrator, 'xin', ['contributor'], 'kjt')
    ok(await change('wu-xiaolan', OFF))
    ok(await change('sun-lei', OFF))
  })

  test('that is not on the roster has no people', async () => {
    const { status, body } = await change('wu-xiaolan', { departmentId: 'nowhere' })
    expect([status, body.code, body.details[0].path]).toEqual([400, 'bad-request', 'person.departmentId'])
  })
})
