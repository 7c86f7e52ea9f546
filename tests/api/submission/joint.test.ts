/** Joint departments confirm or object: until then they are waited for, asked by mail, and nothing is counted as theirs. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at, readIssue } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, ok } from '../../support/issue-steps.ts'
import { aMailer } from '../../support/mailer.ts'
import { openedCentre } from '../../support/using-centre.ts'

const TEXT = '科技厅、公安厅窗口联合推出帮办服务。'
let centre: Centre
let editor: Caller
let science: Caller
let police: Caller
let stranger: Caller
let acts: (issue: Issue) => Promise<string[]>
let issue: Issue
const mailer = aMailer()
const letters = async () => {
  await centre.runAllWork({ mailer })
  return mailer.newly()
}
beforeEach(async () => {
  ;({ centre, editor, science, police, acts } = await openedCentre({ people: ['editor', 'science', 'police'] }))
  stranger = await centre.as('sun-lei')
  issue = await calling(['kjt', 'gat', 'lcj'])
  await letters()
})
afterEach(() => centre.close())

const calling = (departments: string[]) => aCalledIssue(centre, editor, { departments })
const jointly = (names = ['kjt', 'gat'], of = issue): Promise<Submission> => aSubmission(science, of, TEXT, names)
const asked = ({ issueId, id, version }: Submission, what: string, who = police, reason?: string) =>
  who.post(`/api/issues/${issueId}/submissions/${id}/moves`, { move: what, version, ...(reason && { reason }) })
const standing = async (id: string) => {
  const { departments } = ok(await editor.get(`${at(issue)}/departments`))
  const { answer, handedIn } = departments.find((one: { id: string }) => one.id === id)
  return `${answer} ${handedIn}`
}

test('asked by mail, waited for until it confirms, and then it has handed in', async () => {
  const submission = await jointly()
  expect(await letters()).toContainEqual(expect.stringMatching(/^liuyang@gat\.example .*请确认/))
  expect([await standing('kjt'), await standing('gat')]).toEqual(['handed-in 1', 'to-confirm 0'])
  expect(ok(await police.get('/api/calls')).calls[0].submissions).toMatchObject([
    { id: submission.id, ownerDepartment: 'kjt', joint: [] },
  ])
  ok(await police.post(`${at(issue)}/zero-report`, { version: 0, stands: true }))
  expect(await standing('gat')).toBe('zero 0')
  const confirmed = ok(await asked(submission, 'confirm-joint'))
  expect(confirmed).toMatchObject({
    state: 'submitted',
    joint: [{ departmentId: 'gat', answer: 'confirmed', by: { name: '刘洋' } }],
  })
  expect(await standing('gat')).toBe('handed-in 1')
  expect(await acts(issue)).toContain('confirm-joint')
  expect(ok(await police.get('/api/calls')).calls[0].zeroReport).toMatchObject({ stands: false })
  expect(await letters()).not.toContainEqual(expect.stringContaining('不同意'))
})

test.each([
  ['of one department', ['kjt'], null, {}],
  ['before the other said anything', ['kjt', 'gat'], null, { unconfirmed: 'gat' }],
  ['that the other confirmed', ['kjt', 'gat'], 'confirm-joint', {}],
  ['that the other objected to', ['kjt', 'gat'], 'object-joint', { objected: 'gat' }],
])('adopted, a text %s: the record names who did not agree', async (_, departments, answer, names) => {
  const handedIn = await jointly(departments)
  const submission = answer
    ? ok(await asked(handedIn, answer, police, answer === 'object-joint' ? '数字不一致' : undefined))
    : handedIn
  const { version } = await readIssue(editor, issue)
  const adopting = {
    version: submission.version,
    move: 'adopt',
    issueVersion: version,
    sectionId: 'windows',
    itemId: null,
  }
  ok(await editor.post(`${at(issue)}/submissions/${submission.id}/moves`, adopting))
  const { facts } = ok(await editor.get(`${at(issue)}/audit`)).entries.at(-1)
  const { unconfirmed, objected } = facts
  expect({ unconfirmed, objected }).toEqual(names)
})

test('a reminder waits for it, and says that a text waits to be confirmed', async () => {
  await jointly()
  await letters()
  expect(ok(await editor.post(`${at(issue)}/reminders`, { departments: ['gat'] })).reminded).toEqual(['gat'])
  await centre.runAllWork({ mailer })
  expect(mailer.letters.splice(0).map(({ message }) => message.text)).toEqual([
    expect.stringContaining('另有 1 篇其他单位联合报送的来稿，待贵单位确认'),
  ])
})

test('an objection needs a reason, reaches the writer, and is not counted', async () => {
  const submission = await jointly()
  await letters()
  expect((await asked(submission, 'object-joint')).body.code).toBe('bad-request')
  const objected = ok(await asked(submission, 'object-joint', police, '没有参与这项工作'))
  expect(await standing('gat')).toBe('nothing 0')
  expect(await letters()).toEqual([expect.stringMatching(/^wuxiaolan@kjt\.example .*不同意/)])
  ok(await asked(objected, 'confirm-joint'))
  expect(await standing('gat')).toBe('handed-in 1')
})

describe('who may answer', () => {
  test.each([
    ['the writer’s own department', () => science, 'not-found'],
    ['a department that it does not name', () => stranger, 'not-found'],
    ['an editor', () => editor, 'not-allowed'],
  ])('not %s', async (_, who, code) => {
    const submission = await jointly()
    expect((await asked(submission, 'confirm-joint', who())).body.code).toBe(code)
    expect((await asked(submission, 'object-joint', who(), '没有参与')).body.code).toBe(code)
    expect(await standing('gat')).toBe('to-confirm 0')
  })

  test('nobody who read an older one, and nobody while it is a draft', async () => {
    const submission = await jointly()
    expect((await asked({ ...submission, version: submission.version - 1 }, 'confirm-joint')).body.code).toBe(
      'overtaken',
    )
    const draft = ok(await asked(submission, 'take-back', science))
    expect((await asked(draft, 'confirm-joint')).body.code).toBe('wrong-state')
    expect((await police.get(`${at(issue)}/submissions/${draft.id}`)).body.code).toBe('not-found')
  })
})

test('an answer is to the text: handed in unchanged it holds, changed it is asked again', async () => {
  const confirmed = ok(await asked(await jointly(), 'confirm-joint'))
  await letters()
  const back = ok(await asked(confirmed, 'take-back', science))
  const again = ok(await asked(back, 'hand-in', science))
  expect(again.joint).toMatchObject([{ departmentId: 'gat', answer: 'confirmed' }])
  expect(await letters()).not.toContainEqual(expect.stringContaining('请确认'))
  const taken = ok(await asked(again, 'take-back', science))
  const form = { departments: ['kjt', 'gat'], from: null, to: null, text: `${TEXT}办件三百件。`, contact: '' }
  const written = ok(await science.put(`${at(issue)}/submissions/${taken.id}`, { version: taken.version, form }))
  expect(ok(await asked(written, 'hand-in', science)).joint).toEqual([])
  expect(await letters()).toContainEqual(expect.stringContaining('请确认'))
})

test('adopted before it was confirmed, the item names only those who stand for it, and the record the others', async () => {
  const submission = await jointly(['kjt', 'gat', 'lcj'])
  const confirmed = ok(await asked(submission, 'confirm-joint'))
  const { version: issueVersion } = await readIssue(editor, issue)
  const adopted = ok(
    await editor.post(`${at(issue)}/submissions/${submission.id}/moves`, {
      ...{ move: 'adopt', version: confirmed.version, issueVersion, sectionId: 'windows', itemId: null },
    }),
  )
  const items = (await readIssue(editor, issue)).sections.flatMap((one) => (one.kind === 'items' ? one.items : []))
  expect(items.map(({ departments }) => departments)).toEqual([['kjt', 'gat']])
  expect(JSON.stringify(ok(await editor.get(`${at(issue)}/audit`)))).toContain('"unconfirmed":"lcj"')
  const late = ok(await asked(adopted, 'confirm-joint', stranger))
  expect(late).toMatchObject({ state: 'adopted', itemId: adopted.itemId })
  expect(await standing('lcj')).toBe('handed-in 1')
})

test('one that was not called sees the submission that names it, and nothing else', async () => {
  const other = await calling(['kjt'])
  expect(ok(await stranger.get('/api/calls')).calls.map(({ issue: { id } }: { issue: Issue }) => id)).toEqual([
    issue.id,
  ])
  expect((await stranger.get(`/api/calls/${other.id}`)).body.code).toBe('not-found')
  const submission = await jointly(['kjt', 'lcj'], other)
  const [call] = ok(await stranger.get('/api/calls')).calls.filter((one: { called: boolean }) => !one.called)
  expect(call).toMatchObject({ issue: { id: other.id }, submissions: [{ id: submission.id }] })
  ok(await asked(submission, 'confirm-joint', stranger))
  expect((await police.get(`/api/calls/${other.id}`)).body.code).toBe('not-found')
})
