/** Settings that something rests on: a change is refused with what stands against it, or made once its consequences were read. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { aPerson, askForPerson, askForSettings, despite, withApprovers } from '../../support/administering.ts'
import type { Answer, Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aDraft, aSignedIssue, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let science: Caller
let administrator: Caller
let read: (issue: Issue) => Promise<Issue>
beforeEach(async () => {
  ;({ centre, editor, office, head, science, administrator, read } = await openedCentre({
    people: ['editor', 'office', 'head', 'science', 'administrator'],
    around: meanwhile.around,
  }))
})
afterEach(() => centre.close())
afterEach(() => {
  meanwhile.lags = false
  meanwhile.first = null
})

const ask = (change: (settings: PublicationSettings) => Partial<PublicationSettings>, seen?: string[]) =>
  askForSettings(centre, administrator, change, seen)
const saidOf = ({ body }: Answer): string => body.details.map(({ message }: { message: string }) => message).join('')
const code = ({ status, body }: Answer) => [status, body.code]

describe('a department', () => {
  const without =
    (...ids: string[]) =>
    ({ departments }: PublicationSettings) => ({ departments: departments.filter(({ id }) => !ids.includes(id)) })

  test('stays while people belong to it, and while an issue in work has called it; each is named', async () => {
    const issue = await aCalledIssue(centre, editor)
    const answer = await ask(without('kjt'))
    expect(code(answer)).toEqual([409, 'still-needed'])
    for (const word of ['科技厅', '吴晓岚', `第${issue.number}期`]) expect(saidOf(answer)).toContain(word)
    ok(await despite((seen) => askForPerson(administrator, 'wu-xiaolan', { active: false }, seen)))
    expect(saidOf(await ask(without('kjt')))).not.toContain('吴晓岚')
    expect(code(await ask(without('kjt')))).toEqual([409, 'still-needed'])
  })

  test('that left the roster keeps its name where it is named, and what was begun with it is saved on', async () => {
    const issue = await aCalledIssue(centre, editor)
    const form = { departments: ['kjt', 'yjj'], from: null, to: null, text: '两家合办。', contact: '' }
    const begun = ok(await science.post(`${at(issue)}/submissions`, form))
    ok(await askForPerson(administrator, 'deng-jie', { active: false }))
    const saved = ok(await ask(without('yjj')))
    expect(saved.former).toEqual([{ id: 'yjj', name: '省药监局' }])
    ok(await science.put(`${at(issue)}/submissions/${begun.id}`, { version: 1, form: { ...form, text: '又写了。' } }))
    expect(
      ok(await ask(({ departments }) => ({ departments: [...departments, { id: 'yjj', name: '省药监局' }] }))).former,
    ).toEqual([])
  })

  test('stays for what the index does not know yet: a person, an issue', async () => {
    for (const id of ['lcj', 'yjj']) {
      const { people } = ok(await administrator.get('/api/people'))
      const member = people.find((one: { departmentId: string }) => one.departmentId === id)
      ok(await askForPerson(administrator, member.id, { active: false }))
    }
    ok(await administrator.get('/api/publications/briefing/issues'))
    meanwhile.lags = true
    await aPerson(centre, administrator, 'xin', ['contributor'], 'lcj')
    expect(code(await ask(without('lcj')))).toEqual([409, 'still-needed'])
    const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
    await move(editor, await aDraft(editor), { move: 'call-for-news', deadline, departments: ['yjj'] })
    expect(code(await ask(without('yjj')))).toEqual([409, 'still-needed'])
  })

  test('is not removed while somebody is put into it, or it is being called: one of both is refused', async () => {
    for (const id of ['sun-lei', 'deng-jie']) ok(await askForPerson(administrator, id, { active: false }))
    // Put into it between the reading and the writing of who removes it, and the other way round.
    meanwhile.first = () => askForPerson(administrator, 'sun-lei', { active: true }).then(ok)
    expect(code(await ask(without('lcj')))).toEqual([409, 'still-needed'])
    meanwhile.first = () => ask(without('yjj')).then(ok)
    const person = {
      name: '新',
      title: '',
      email: 'xin@yjj.example',
      roles: ['contributor'],
      departmentId: 'yjj',
      active: true,
    }
    expect(code(await administrator.post('/api/people', person))).toEqual([400, 'bad-request'])

    ok(await askForPerson(administrator, 'sun-lei', { active: false }))
    const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
    const call = async (issue: { id: string; version: number }) =>
      editor.post(`/api/issues/${issue.id}/moves`, {
        move: 'call-for-news',
        version: issue.version,
        deadline,
        departments: ['lcj'],
      })
    const first = await aDraft(editor)
    meanwhile.first = () => call(first).then(ok)
    expect(code(await ask(without('lcj')))).toEqual([409, 'still-needed'])
    const second = await aDraft(editor)
    ok(await askForPerson(administrator, 'xu-hao', { active: false }))
    meanwhile.first = () => ask(without('zjt')).then(ok)
    const answer = await editor.post(`/api/issues/${second.id}/moves`, {
      move: 'call-for-news',
      version: second.version,
      deadline,
      departments: ['zjt'],
    })
    expect(answer.body.code).toBe('nobody-called')
  })
})

describe('what an issue in work holds', () => {
  test('in a section that is taken out: told, with the issue, also where the index does not know it', async () => {
    ok(await administrator.get('/api/publications/briefing/issues'))
    meanwhile.lags = true
    const issue = await aWrittenIssue(centre, editor)
    const change = ({ sections }: PublicationSettings) => ({ sections: sections.filter(({ id }) => id !== 'work') })
    const answer = await ask(change)
    expect(code(answer)).toEqual([409, 'has-consequences'])
    expect(saidOf(answer)).toMatch(new RegExp(`第${issue.number}期的“政务工作动态”`))
    // What was read was something else.
    expect(code(await ask(change, ['别的影响']))).toEqual([409, 'has-consequences'])
    ok(await despite((seen) => ask(change, seen)))
  })

  test('in several sections: each is told, and all stand on the record as they were read', async () => {
    await aWrittenIssue(centre, editor)
    const change = ({ sections }: PublicationSettings) => ({
      sections: sections.filter(({ kind }) => kind === 'figures'),
    })
    const told = await ask(change)
    expect(told.body.details.length).toBeGreaterThan(1)
    ok(await despite((seen) => ask(change, seen)))
    const { entries } = ok(await administrator.get('/api/publications/briefing/audit'))
    expect(entries.at(-1)).toMatchObject({ what: 'publication-settings', why: saidOf(told) })
  })

  test('of a figure that is taken out: told with its value; its place in the text goes with it', async () => {
    await aWrittenIssue(centre, editor)
    const change =
      (text: (old: string) => string) =>
      ({ sections }: PublicationSettings) => ({
        sections: sections.map((section) =>
          section.kind === 'figures'
            ? { ...section, text: text(section.text), figures: section.figures.filter(({ id }) => id !== 'calls') }
            : section,
        ),
      })
    const left = await ask(change((text) => text))
    expect([...code(left), left.body.details[0].path]).toEqual([400, 'bad-request', 'settings.sections.0.text'])
    const told = await ask(change((text) => text.replace('{calls}', '多次')))
    expect(code(told)).toEqual([409, 'has-consequences'])
    expect(saidOf(told)).toContain('电话咨询”1365')
  })

  test('while it takes news, a last section that takes submissions is not closed to them unseen', async () => {
    const change = ({ sections }: PublicationSettings) => ({
      sections: sections.map((section) =>
        section.kind === 'items' ? { ...section, takesSubmissions: false } : section,
      ),
    })
    await aCalledIssue(centre, editor)
    expect(code(await ask(change))).toEqual([409, 'has-consequences'])
  })
})

describe('the steps', () => {
  test('have another person each', async () => {
    const answer = await ask(withApprovers(['chen-zhiyuan'], ['chen-zhiyuan']))
    expect(code(answer)).toEqual([400, 'bad-request'])
    expect(saidOf(answer)).toContain('“处室审核”、“中心领导签发”合起来只有陈志远可以办理')
  })

  test('keep, for an issue in review, someone who did not write it', async () => {
    const author = await aPerson(centre, administrator, 'xie', ['leader', 'editor'])
    const written = await aWrittenIssue(centre, editor)
    const { sections, version } = written
    ok(await author.caller.put(`${at(written)}/content`, { version, sections }))
    const sent = await move(editor, await read(written), { move: 'send-to-review' })
    const answer = await ask(withApprovers([author.id]))
    expect(code(answer)).toEqual([409, 'still-needed'])
    expect(saidOf(answer)).toContain(`第${sent.number}期正在审核`)
    ok(await ask(withApprovers(['chen-zhiyuan', author.id])))
  })

  test('are not given to someone who leaves at that moment', async () => {
    const heir = await aPerson(centre, administrator, 'chu', ['leader'])
    meanwhile.first = () => askForPerson(administrator, heir.id, { active: false }).then(ok)
    expect(code(await ask(withApprovers([heir.id])))).toEqual([400, 'bad-request'])
    ok(await askForPerson(administrator, heir.id, { active: true }))
    meanwhile.first = () => ask(withApprovers([heir.id])).then(ok)
    expect(code(await askForPerson(administrator, heir.id, { active: false }))).toEqual([409, 'still-needed'])
  })

  test('keep the name of one who left while another can take it, and settings are saved all the same', async () => {
    const heir = await aPerson(centre, administrator, 'chu', ['leader'])
    ok(await ask(withApprovers(['chen-zhiyuan', heir.id])))
    ok(await askForPerson(administrator, heir.id, { active: false }))
    ok(await ask(() => ({ name: '新刊名' })))
    expect(code(await ask(withApprovers([heir.id])))).toEqual([400, 'bad-request'])
  })
})

test('rows from before these rules hold by the index, until the first act writes what they need', async () => {
  const issue = await aWrittenIssue(centre, editor)
  const rows = await centre.rows()
  for (const row of Object.keys(rows).filter((name) => / (IN-WORK|MEMBER#.*)$/.test(name))) {
    const [pk = '', sk = ''] = row.split(' ')
    await centre.removeRow([pk, sk])
  }
  expect(code(await ask(({ departments }) => ({ departments: departments.slice(1) })))).toEqual([409, 'still-needed'])
  expect((await askForPerson(administrator, 'he-jing', { active: false })).body.code).toBe('last-administrator')
  await aDraft(editor)
  const answer = await ask(({ sections }) => ({ sections: sections.slice(0, 2) }))
  expect(saidOf(answer)).toContain(`第${issue.number}期`)
  const signed = await aSignedIssue(centre, editor, office, head)
  expect(signed.state).toBe('published')
  expect(seen(signed).pdfHash).toBeDefined()
})
