/** Approving and signing off at the API: what was approved is what is there, and it stays so. */
import { describe, expect, test } from 'vitest'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, move, ok, seen } from '../../support/issue-steps.ts'
import { OTHER, post } from '../../support/reviewing.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, administrator, acts, read, recipientsHash, approved, proofHolds } =
  await usingCentre({ people: ['editor', 'office', 'head', 'administrator'] })

describe('approving binds to what was seen', () => {
  test.each([
    ['another content', { contentHash: OTHER }],
    ['another PDF', { pdfHash: OTHER }],
    ['another letter', { letterHash: OTHER }],
    ['no letter', { letterHash: undefined }],
  ])('an approval of %s is refused', async (_, change) => {
    const issue = await anIssueInReview(centre, editor)
    const { status, body } = await post(office, issue, { move: 'approve', ...seen(issue), ...change })
    expect([status, body.code]).toEqual([409, 'not-what-you-saw'])
    expect((await read(issue)).review?.approvals).toEqual([])
  })

  test.each([
    ['another content', { contentHash: OTHER }],
    ['another PDF', { pdfHash: OTHER }],
    ['another letter', { letterHash: OTHER }],
    ['no letter', { letterHash: undefined }],
    ['another recipient list', { recipientsHash: OTHER }],
  ])('a sign-off of %s is refused', async (_, change) => {
    const issue = await approved()
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue), ...change }
    const { status, body } = await post(head, issue, request)
    expect([status, body.code]).toEqual([409, 'not-what-you-saw'])
    expect(await read(issue)).toMatchObject({ state: 'review', signOff: null })
  })

  test('a sign-off is refused when the list changed after the page was loaded', async () => {
    const issue = await approved()
    const hash = await recipientsHash(issue)
    const recipient = { address: 'new@centre.example', name: '新来的', unit: '', lists: ['distribution'] }
    const path = `/api/publications/${PUBLICATION.id}/recipients`
    ok(await administrator.put(path, { version: null, recipient }))
    const request = { move: 'sign-off', recipientsHash: hash, ...seen(issue) }
    expect((await post(head, issue, request)).body.code).toBe('not-what-you-saw')
    ok(await administrator.post(`${path}/removals`, { version: 1, address: recipient.address }))
    expect((await post(head, issue, request)).status).toBe(200)
  })

  test('the sign-off keeps the four hashes, who signed and when', async () => {
    const issue = await approved()
    const hash = await recipientsHash(issue)
    const signed = await move(head, issue, { move: 'sign-off', comment: '请发', recipientsHash: hash, ...seen(issue) })
    expect(signed.signOff).toMatchObject({
      ...{ contentHash: issue.review?.contentHash, letterHash: issue.review?.letterHash },
      recipientsHash: hash,
      personId: 'lin-guodong',
    })
    expect(signed.signOff?.pdf).toEqual(issue.review?.pdf)
    expect(signed.review?.approvals.map(({ personId }) => personId)).toEqual(['chen-zhiyuan', 'lin-guodong'])
    const { entries } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.at(-1)).toMatchObject({
      what: 'sign-off',
      why: '请发',
      facts: { recipientsHash: hash, ...seen(issue) },
    })
  })

  test('an approval that was taken back holds for nothing until it is given again; the proof tells of both', async () => {
    const issue = await approved()
    const open = await move(office, issue, { move: 'withdraw-approval' })
    expect([open.state, open.review?.approvals]).toEqual(['review', []])
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
    expect((await post(head, open, request)).body.code).toBe('not-your-step')
    const again = await move(office, open, { move: 'approve', comment: '已核', ...seen(open) })
    const signed = await move(head, again, { ...request, comment: '' })
    expect(signed.review?.approvals.map(({ comment }) => comment)).toEqual(['已核', ''])
    expect((await acts(issue)).slice(-4)).toEqual(['approve', 'withdraw-approval', 'approve', 'sign-off'])
    await centre.runAllWork()
    expect(await proofHolds(issue)).toBe(true)
  })

  test('nothing of a published issue can be changed', async () => {
    const issue = await approved()
    const request = { move: 'sign-off', recipientsHash: await recipientsHash(issue), ...seen(issue) }
    const signed = await move(head, issue, { comment: '', ...request })
    await centre.runAllWork()
    const { version, sections, period, number, total, issueDate } = await read(signed)
    const settings = { period, number, total, issueDate }
    const answers = [
      await editor.put(`${at(issue)}/content`, { version, sections }),
      await editor.put(`${at(issue)}/settings`, { version, settings }),
      await post(editor, { ...signed, version }, { move: 'withdraw', comment: undefined }),
      await office.post(`${at(issue)}/moves`, { move: 'return', version, reason: '有误' }),
      await post(head, { ...signed, version }, request),
    ]
    for (const { status, body } of answers) expect([status, body.code]).toEqual([409, 'wrong-state'])
  })
})
