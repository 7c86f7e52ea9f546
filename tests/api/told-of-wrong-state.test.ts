/** A step that is no longer possible, asked of a thing that is itself unchanged, is refused with what became of the issue. */
import { expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { acknowledge, theOnlyFinding } from '../support/acknowledging.ts'
import type { Answer, Caller } from '../support/caller.ts'
import { askToMoveComment, comment, moveComment } from '../support/commenting.ts'
import { at } from '../support/issue-page.ts'
import {
  aCalledIssue,
  anIssueInReview,
  aSignedIssue,
  aSubmission,
  aWrittenIssue,
  move,
  ok,
  saying,
} from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, science } = await usingCentre({ people: ['editor', 'office', 'head', 'science'] })

/** The one thing that was told. */
function told({ status, body }: Answer): string {
  expect([status, body.code]).toEqual([409, 'wrong-state'])
  expect(body.details).toEqual([{ path: 'happened', message: expect.any(String) }])
  return body.details[0].message
}

/** Written, with a mobile number that was acknowledged; in review since. */
async function acknowledgedAndSent() {
  const issue = await aWrittenIssue(centre, editor)
  const text = '窗口公布了联系人电话13812345678。'
  const sections = saying(issue.sections, text, 'windows')
  const saved: Issue = ok(await editor.put(`${at(issue)}/content`, { version: issue.version, sections }))
  const { key } = await theOnlyFinding(editor, saved)
  const { version } = ok(await acknowledge(editor, saved, { key }))
  await move(editor, saved, { move: 'send-to-review' })
  return { issue, request: { version, key, reason: '已核实' } }
}

const ofMoves = (by: Caller, issue: Issue) => async (request: object) =>
  by.post(`${at(issue)}/moves`, { version: ok(await by.get(at(issue))).version, ...request })

test('a finding, after the issue was sent to review: that, and not who acknowledged before', async () => {
  const { issue, request } = await acknowledgedAndSent()
  expect(told(await editor.post(`${at(issue)}/acknowledgements`, request))).toMatch(/^您已于.*送审。$/)
  const { version, key } = request
  expect(told(await editor.post(`${at(issue)}/acknowledgements/removals`, { version, key }))).toMatch(/送审。$/)
})

test('a submission, after the issue was sent to review: that, and not what its department did before', async () => {
  const issue = await aWrittenIssue(centre, editor)
  const { id, version } = await aSubmission(science, issue, '窗口的一件事。', ['kjt'])
  await move(editor, issue, { move: 'send-to-review' })
  const request = { move: 'decline', version, reason: '重复' }
  expect(told(await editor.post(`${at(issue)}/submissions/${id}/moves`, request))).toMatch(/^您已于.*送审。$/)
})

test('a draft that was handed in cannot be discarded', async () => {
  const issue = await aCalledIssue(centre, editor)
  const { id, version } = await aSubmission(science, issue, '窗口的一件事。', ['kjt'])
  expect(told(await science.post(`${at(issue)}/submissions/${id}/discard`, { version }))).toMatch(
    /^您已于.*报送来稿。$/,
  )
})

test('an issue, after what could be taken back was', async () => {
  const issue = await anIssueInReview(centre, editor)
  await move(editor, issue, { move: 'withdraw' })
  expect(told(await ofMoves(editor, issue)({ move: 'withdraw' }))).toMatch(/^您已于.*撤回送审。$/)
})

test('an issue that cannot be discarded any more: who moved it, and not that it was printed', async () => {
  const issue = await anIssueInReview(centre, editor)
  expect(told(await editor.post(`${at(issue)}/discard`, { version: issue.version }))).toMatch(/送审。$/)
})

test('what was sent, after it was called off', async () => {
  const issue = await aSignedIssue(centre, editor, office, head, { sendAt: '2026-02-02T00:00:00.000Z' })
  const path = `${at(issue)}/distribution/moves`
  const version = async () => ok(await editor.get(`${at(issue)}/deliveries`)).distribution.version
  ok(await editor.post(path, { move: 'call-off', version: await version(), reason: '等通知' }))
  const again = await editor.post(path, { move: 'call-off', version: await version(), reason: '等通知' })
  expect(told(again)).toMatch(/^您已于.*取消定时发送（等通知）。$/)
})

test('a comment that was resolved', async () => {
  const issue = await anIssueInReview(centre, editor)
  const resolved = await moveComment(editor, await comment(office, issue), { move: 'resolve' })
  expect(told(await askToMoveComment(editor, resolved, { move: 'resolve' }))).toMatch(/^您已于.*。$/)
})
