/** A return: its reason, the passage that was marked and the text as it then was stay with the submission, also when it came in again. */
import { expect, test } from 'vitest'
import { listOutbox, readOutbox } from '#functions/mail/outbox-reading.ts'
import type { AuditEntry } from '#shared/audit.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { aPerson } from '../../support/administering.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, ok } from '../../support/issue-steps.ts'
import { aMailer } from '../../support/mailer.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, science, administrator } = await usingCentre({
  people: ['editor', 'science', 'administrator'],
})
const TEXT = '科技厅窗口办了两场培训，企业都说好。'
const PASSAGE = { start: TEXT.indexOf('企业'), end: TEXT.length }

async function handedIn() {
  const issue = await aCalledIssue(centre, editor)
  const submission = await aSubmission(science, issue, TEXT, ['kjt'])
  const path = `${at(issue)}/submissions/${submission.id}`
  return { issue, submission, path, returning: { move: 'return', version: submission.version, reason: '请写明人数' } }
}

test('what was marked is read by the department, in its page and its mail, and stands on the record', async () => {
  const { issue, path, returning } = await handedIn()
  const returned: Submission = ok(await editor.post(`${path}/moves`, { ...returning, passage: PASSAGE }))
  const given = { personName: '周敏', reason: '请写明人数', text: TEXT, passage: PASSAGE }
  expect(returned).toMatchObject({ state: 'returned', returned: given })
  expect(ok(await science.get(path)).submission.returned).toMatchObject(given)
  await centre.runAllWork()
  const letter = (await listOutbox(centre.outbox)).find(({ subject }) => subject.includes('退改'))
  expect((await readOutbox(centre.outbox, letter?.id ?? ''))?.text).toContain('企业都说好。')
  const { entries } = ok(await editor.get(`${at(issue)}/audit`))
  const entry = entries.find(({ what }: AuditEntry) => what === 'return-submission')
  expect(entry).toMatchObject({ why: '请写明人数', facts: { passage: '企业都说好。' } })
})

test('it stays, with the old text, when the text is changed, comes in again and is taken back', async () => {
  const { path, returning } = await handedIn()
  let now: Submission = ok(await editor.post(`${path}/moves`, { ...returning, passage: PASSAGE }))
  const { from, to, departments, contact } = now
  const form = { from, to, departments, contact, text: '科技厅窗口办了两场培训，到场六十人。' }
  now = ok(await science.put(path, { version: now.version, form }))
  now = ok(await science.post(`${path}/moves`, { move: 'hand-in', version: now.version }))
  expect(now).toMatchObject({ state: 'submitted', reason: null, text: form.text })
  now = ok(await science.post(`${path}/moves`, { move: 'take-back', version: now.version }))
  expect(now).toMatchObject({ state: 'draft', returned: { reason: '请写明人数', text: TEXT, passage: PASSAGE } })
})

test('another return takes its place; without a passage the whole is meant', async () => {
  const { path, returning } = await handedIn()
  const first: Submission = ok(await editor.post(`${path}/moves`, { ...returning, passage: PASSAGE }))
  const again: Submission = ok(await science.post(`${path}/moves`, { move: 'hand-in', version: first.version }))
  const more = { move: 'return', version: again.version, reason: '请压缩' }
  const { returned }: Submission = ok(await editor.post(`${path}/moves`, more))
  expect(returned).toMatchObject({ reason: '请压缩', text: TEXT })
  expect(returned).not.toHaveProperty('passage')
})

test.each([
  ['beyond the text', { start: 0, end: TEXT.length + 1 }],
  ['empty', { start: 3, end: 3 }],
  ['the wrong way round', { start: 4, end: 2 }],
])('a passage that is %s is refused, and nothing changes', async (_, passage) => {
  const { path, returning } = await handedIn()
  const answer = await editor.post(`${path}/moves`, { ...returning, passage })
  expect([answer.status, answer.body.details?.[0]?.path]).toEqual([400, 'passage'])
  expect(ok(await science.get(path)).submission.state).toBe('submitted')
})

test('of two who write for a department each hears of their own text', async () => {
  const colleague = await aPerson(centre, administrator, 'xin', ['contributor'], 'kjt')
  const issue = await aCalledIssue(centre, editor)
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  for (const [who, mailbox] of [
    [science, 'wuxiaolan@kjt.example'],
    [colleague.caller, colleague.settings.email],
  ] as const) {
    const { id, version } = await aSubmission(who, issue, TEXT, ['kjt'])
    mailer.newly()
    ok(await editor.post(`${at(issue)}/submissions/${id}/moves`, { move: 'return', version, reason: '请写明人数' }))
    await centre.runAllWork({ mailer })
    expect(mailer.newly().filter((one) => one.includes('退改'))).toEqual([expect.stringContaining(`${mailbox} `)])
  }
})
