/** The second of two movers is told what happened to the thing, and not that a text of theirs was not saved. */
import { expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Answer } from '../support/caller.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, anIssueInReview, aSubmission, move, ok, seen } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, science } = await usingCentre({ people: ['editor', 'office', 'head', 'science'] })

const approval = (issue: Issue) => ({ move: 'approve', version: issue.version, comment: '同意', ...seen(issue) })

function told({ status, body }: Answer): string {
  expect([status, body.code]).toEqual([409, 'overtaken'])
  expect(body.message).not.toMatch(/修改没有保存|您填写/)
  return body.details.map(({ message }: { message: string }) => message).join('')
}

test('a leader who approves what was withdrawn', async () => {
  const issue = await anIssueInReview(centre, editor)
  await move(editor, issue, { move: 'withdraw' })
  expect(told(await office.post(`${at(issue)}/moves`, approval(issue)))).toMatch(
    /^周敏已于\d+年\d+月\d+日 \d\d:\d\d撤回送审。$/,
  )
})

test('a leader who approves what another leader returned, with the reason', async () => {
  const issue = await anIssueInReview(centre, editor)
  await move(office, issue, { move: 'return', version: issue.version, reason: '数字有误' })
  expect(told(await office.post(`${at(issue)}/moves`, approval(issue)))).toMatch(/^您已于.*退回修改（数字有误）。$/)
})

test('a leader who signs an older page', async () => {
  const issue = await anIssueInReview(centre, editor)
  await move(office, issue, approval(issue))
  const { hash: recipientsHash } = ok(await head.get(`${at(issue)}/recipients`))
  const answer = await head.post(`${at(issue)}/moves`, { ...approval(issue), move: 'sign-off', recipientsHash })
  expect(told(answer)).toMatch(/^\S+已于.*审核通过（同意）。$/)
})

test('a leader who signs what was approved and taken back meanwhile', async () => {
  const issue = await anIssueInReview(centre, editor)
  const approved = await move(office, issue, approval(issue))
  const { hash: recipientsHash } = ok(await head.get(`${at(issue)}/recipients`))
  await move(office, approved, { move: 'withdraw-approval' })
  const answer = await head.post(`${at(issue)}/moves`, { ...approval(approved), move: 'sign-off', recipientsHash })
  expect(told(answer)).toMatch(/^\S+已于.*撤回通过。$/)
})

test('an editor who withdraws what was approved meanwhile', async () => {
  const issue = await anIssueInReview(centre, editor)
  await move(office, issue, approval(issue))
  const answer = await editor.post(`${at(issue)}/moves`, { move: 'withdraw', version: issue.version })
  expect(told(answer)).toMatch(/审核通过/)
})

test('an editor who declines what its department took back, whatever else happened meanwhile', async () => {
  const issue = await aCalledIssue(centre, editor)
  const submission = await aSubmission(science, issue, '窗口的一件事。', ['kjt'])
  const moves = `${at(issue)}/submissions/${submission.id}/moves`
  ok(await science.post(moves, { move: 'take-back', version: submission.version }))
  await aSubmission(science, issue, '另一件事。', ['kjt'])
  const { status, body } = await editor.post(moves, { move: 'decline', version: submission.version, reason: '重复' })
  expect([status, body.code]).toEqual([409, 'overtaken'])
  expect(body.details).toEqual([{ path: 'happened', message: expect.stringMatching(/已于.*撤回来稿。$/) }])
})

test('a department that hands in what was sent to review learns so, and nothing of other departments', async () => {
  const issue = await aCalledIssue(centre, editor)
  const submission = await aSubmission(science, issue, '窗口的一件事。', ['kjt'])
  const moves = `${at(issue)}/submissions/${submission.id}/moves`
  ok(await editor.post(moves, { move: 'return', version: submission.version, reason: '请补充数字' }))
  const answer = await science.post(moves, { move: 'hand-in', version: submission.version })
  expect(told(answer)).toMatch(/^周敏已于.*退改来稿（请补充数字）。$/)
})

test('an open page hears what others did, and what they may not approve any more', async () => {
  const issue = await anIssueInReview(centre, editor)
  const now = async () => ok(await office.get(`${at(issue)}/now`))
  const before = await now()
  expect(before.last).toMatchObject({ what: 'rendered' })
  await move(editor, issue, { move: 'withdraw' })
  expect(await now()).toMatchObject({
    ...{ seq: before.seq + 1, last: { what: 'withdraw', who: { name: '周敏' } } },
    // Who did the last one hears of the one before.
    other: { what: 'rendered' },
  })
  expect((await office.get('/api/issues/none/now')).status).toBe(404)
})
