/** Ending a call, by closing it or by sending to review: told to whom it is about, nothing is locked without a word, and what was returned may still come in. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { askForPerson, despite } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { move, ok } from '../../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../../support/mailer.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'
import { aMixedIssueOf, decide, FORM, submissions } from './mixed-issue.ts'

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let office: Caller
let science: Caller
let police: Caller
let administrator: Caller
let read: (issue: Issue) => Promise<Issue>
beforeEach(async () => {
  ;({ centre, editor, office, science, police, administrator, read } = await openedCentre({
    people: ['editor', 'office', 'science', 'police', 'administrator'],
    around: meanwhile.around,
  }))
})
afterEach(() => centre.close())
let mailer: AskedMailer
let nature: Caller
let forest: Caller

const aMixedIssue = () => aMixedIssueOf(centre, { editor, science, police, nature, forest })

beforeEach(async () => {
  meanwhile.first = null
  nature = await centre.as('zhao-wen')
  forest = await centre.as('sun-lei')
  mailer = aMailer()
})

/** The mails since, by their mailbox. */
async function mails(): Promise<Record<string, string>> {
  await centre.runAllWork({ mailer })
  const got = Object.fromEntries(mailer.letters.map(({ to, message }) => [to.address, message.text]))
  mailer.letters.splice(0)
  return got
}
const send = (issue: Issue, more: object = {}) =>
  editor.post(`${at(issue)}/moves`, { move: 'send-to-review', version: issue.version, ...more })
const write = (who: Caller, issue: Issue, { id, version, ...of }: Submission, text: string) =>
  who.put(`${submissions(issue)}/${id}`, {
    version,
    form: { departments: of.departments, from: of.from, to: of.to, contact: of.contact, text },
  })
const handIn = (who: Caller, issue: Issue, { id, version }: Submission) =>
  who.post(`${submissions(issue)}/${id}/moves`, { move: 'hand-in', version })

describe('what the editor is shown before', () => {
  test('comes from the server: who said nothing, began, must mend, waits; who would approve; whom it would go to', async () => {
    const { issue, returned, undecided } = await aMixedIssue()
    const { departments } = ok(await editor.get(`${at(issue)}/departments`))
    const of = Object.fromEntries(departments.map((one: { id: string }) => [one.id, one]))
    expect(of.kjt).toMatchObject({ called: true, answer: 'handed-in', handedIn: 1, undecided: [] })
    expect(of.gat).toMatchObject({
      answer: 'returned',
      returned: [{ id: returned.id, reason: '请写明地点', open: true }],
    })
    expect(of.lcj).toMatchObject({ answer: 'started', started: 1, people: ['孙磊'] })
    expect(of.zrzyt).toMatchObject({ answer: 'handed-in', undecided: [undecided.id] })
    expect(of.zjt).toMatchObject({ answer: 'nothing' })
    expect(of.yjj).toMatchObject({ called: false })
    // The text of a draft is its department's.
    expect(JSON.stringify(departments)).not.toContain('写了一半')

    const before = ok(await editor.get(`${at(issue)}/before-review`))
    expect(before.steps).toEqual([
      { name: '处室审核', may: ['陈志远'], mayNot: [] },
      { name: '中心领导签发', may: ['林国栋'], mayNot: [] },
    ])
    expect(before).toMatchObject({ short: null, noRecipientsYet: null })
    expect(before.recipients.count).toBeGreaterThan(0)
  })
})

describe('sending to review', () => {
  test('tells those whom it is about what becomes of their words, and nobody whose text was adopted', async () => {
    const { issue } = await aMixedIssue()
    const { told } = ok(await send(issue))
    expect(told.missed).toEqual([])
    const [approvers, ...departments] = told.reached.map(({ name }: { name: string }) => name)
    expect([approvers, departments.sort()]).toEqual([
      '处室审核',
      ['公安厅', '省林草局', '自然资源厅', '住房城乡建设厅'].sort(),
    ])
    const got = await mails()
    expect(Object.keys(got).sort()).toEqual([
      'chenzhiyuan@centre.example',
      'liuyang@gat.example',
      'sunlei@lcj.example',
      'xuhao@zjt.example',
      'zhaowen@zrzyt.example',
    ])
    expect(got['liuyang@gat.example']).toMatch(/已送审[\s\S]*本期不再接收[\s\S]*请写明地点/)
    expect(got['sunlei@lcj.example']).toContain('1 篇来稿已开始填写')
    expect(got['zhaowen@zrzyt.example']).toContain('还没有决定是否采用')
    expect(got['xuhao@zjt.example']).toContain('没有收到贵单位的来稿')
  })

  test('locks what was returned, readable as it was; what one types then is refused and not lost', async () => {
    const { issue, returned, draft } = await aMixedIssue()
    const sent: Issue = ok(await send(issue))
    for (const answer of [
      await write(police, sent, returned, '改好了。'),
      await handIn(police, sent, returned),
      await write(forest, sent, draft, '又写。'),
      await forest.post(submissions(sent), FORM),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'input-closed'])
    const { calls } = ok(await forest.get('/api/calls'))
    expect(calls[0].issue.state).toBe('review')
    expect(calls[0].submissions[0].text).toBe('林草局写了一半')
  })

  test('keeps what was returned open if the editor says so: handed in, seen, and adopted once the review comes back', async () => {
    const { issue, returned, draft } = await aMixedIssue()
    const sent: Issue = ok(await send(issue, { keepReturned: true }))
    expect((await mails())['liuyang@gat.example']).toMatch(/仍可修改后交回[\s\S]*本期如退回修改，可以采用/)
    expect((await write(forest, sent, draft, '又写。')).body.code).toBe('input-closed')
    // Each sees of it what is theirs.
    const callOf = async (who: Caller) => ok(await who.get('/api/calls')).calls[0].issue.stillOpen
    expect([await callOf(police), await callOf(forest)]).toEqual([[returned.id], []])

    const reviewed = await read(sent)
    const saved: Submission = ok(await write(police, sent, returned, '公安厅改好的事。'))
    const handed: Submission = ok(await handIn(police, sent, saved))
    expect(handed.state).toBe('submitted')
    expect((await read(sent)).review).toEqual(reviewed.review)
    const { submissions: seen } = ok(await editor.get(submissions(sent)))
    expect(seen.find(({ id }: Submission) => id === returned.id)).toMatchObject({
      state: 'submitted',
      text: '公安厅改好的事。',
    })
    const adopt = { move: 'adopt', version: handed.version, sectionId: 'windows', itemId: null }
    const early = await editor.post(`${submissions(sent)}/${returned.id}/moves`, {
      ...adopt,
      issueVersion: (await read(sent)).version,
    })
    expect(early.body.code).toBe('wrong-state')
    // Taken back, it is still theirs to mend.
    const back: Submission = ok(
      await police.post(`${submissions(sent)}/${returned.id}/moves`, { move: 'take-back', version: handed.version }),
    )
    const again: Submission = ok(await handIn(police, sent, ok(await write(police, sent, back, '再改。'))))

    await centre.runAllWork()
    const given = await move(office, await read(sent), { move: 'return', reason: '请采用公安厅的' })
    ok(
      await editor.post(`${submissions(sent)}/${returned.id}/moves`, {
        ...adopt,
        version: again.version,
        issueVersion: given.version,
      }),
    )
  })

  test('after the call was closed tells only those for whom it changes something', async () => {
    const { issue } = await aMixedIssue()
    const closed = await move(editor, issue, { move: 'close-input', keepReturned: true })
    expect(Object.keys(await mails()).sort()).toEqual([
      'liuyang@gat.example',
      'sunlei@lcj.example',
      'xuhao@zjt.example',
    ])
    ok(await send(closed))
    expect(Object.keys(await mails()).sort()).toEqual([
      'chenzhiyuan@centre.example',
      'liuyang@gat.example',
      'zhaowen@zrzyt.example',
    ])
  })

  test('is refused where a text came in that the editor was not shown', async () => {
    const { issue, undecided, returned } = await aMixedIssue()
    ok(await handIn(police, issue, returned))
    expect((await send(issue, { undecided: [undecided.id] })).body.code).toBe('more-came-in')
    expect((await send(issue, { undecided: [undecided.id, returned.id] })).status).toBe(200)
  })

  test('names a department that nobody belongs to, and writes nothing to it', async () => {
    const { issue } = await aMixedIssue()
    ok(await despite((seen) => askForPerson(administrator, 'xu-hao', { active: false }, seen)))
    await mails()
    const { told } = ok(await send(issue))
    expect(told.missed).toEqual([{ name: '住房城乡建设厅', why: '没有在用的信息员，请管理员在“人员”中登记' }])
    expect(Object.keys(await mails())).not.toContain('xuhao@zjt.example')
  })

  test('while a department writes: its words go in before, or are refused, never halfway', async () => {
    const { issue, returned } = await aMixedIssue()
    meanwhile.first = async () => ok(await send(issue))
    expect((await write(police, issue, returned, '改好了。')).body.code).toBe('input-closed')
    const next = await aMixedIssue()
    meanwhile.first = async () => ok(await send(next.issue, { keepReturned: true }))
    expect((await write(police, next.issue, next.returned, '改好了。')).status).toBe(200)
    expect((await read(next.issue)).state).toBe('review')
  })
})

describe('closing', () => {
  test('tells those whom it is about; what was returned may still come in if the editor says so', async () => {
    const { issue, returned, draft } = await aMixedIssue()
    const closed = await move(editor, issue, { move: 'close-input', keepReturned: true })
    const got = await mails()
    expect(got['sunlei@lcj.example']).toContain('1 篇来稿已开始填写')
    expect(got['liuyang@gat.example']).toContain('仍可修改后交回')
    expect(got['wuxiaolan@kjt.example']).toBeUndefined()
    expect((await write(forest, closed, draft, '又写。')).body.code).toBe('input-closed')
    ok(await write(police, closed, returned, '改好了。'))
  })

  test('what is returned after it may come in: nobody is asked to mend what they cannot hand in', async () => {
    const { issue, undecided } = await aMixedIssue()
    const closed = await move(editor, issue, { move: 'close-input' })
    const returned = await decide(editor, closed, undecided, { move: 'return', reason: '请核对数字' })
    const saved: Submission = ok(await write(nature, closed, returned, '核对过了。'))
    expect(ok(await handIn(nature, closed, saved)).state).toBe('submitted')
  })

  test('reopening opens all again, and a mail that tells of the end is dropped', async () => {
    const { issue, draft } = await aMixedIssue()
    const closed = await move(editor, issue, { move: 'close-input' })
    const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
    await move(editor, closed, { move: 'reopen-input', deadline, reason: '还要补报' })
    const got = await mails()
    expect(got['sunlei@lcj.example']).toContain('重新开放')
    ok(await write(forest, issue, draft, '又写。'))
  })
})
