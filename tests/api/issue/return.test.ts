/** Returning and withdrawing at the API: what was approved before counts no more. */
import { describe, expect, test } from 'vitest'
import { changedPlaces, readingOf } from '#shared/content/reading.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, saying, seen } from '../../support/issue-steps.ts'
import { post } from '../../support/reviewing.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, head, read, recipientsHash, approved } = await usingCentre({
  people: ['editor', 'office', 'head'],
})

describe('returning and withdrawing', () => {
  test('after a return both approve the new revision, and the first approvals count no more', async () => {
    const first = await approved()
    const returned = await move(head, first, { move: 'return', reason: '第二段数字有误' })
    expect(returned).toMatchObject({
      state: 'department-input',
      review: null,
      returned: { reason: '第二段数字有误', stepName: '中心领导签发' },
    })
    const sections = saying(returned.sections, '改过了。')
    const edited: Issue = ok(await editor.put(`${at(first)}/content`, { version: returned.version, sections }))
    await move(editor, edited, { move: 'send-to-review' })
    await centre.runAllWork()
    const second = await read(edited)
    expect(second).toMatchObject({ returned: null, review: { revision: 2, approvals: [] } })
    expect(second.review?.contentHash).not.toBe(first.review?.contentHash)
    // Each is shown it beside what they decided on, whoever decided on nothing beside the one before.
    for (const [reader, own] of [
      [office, true],
      [head, true],
      [editor, false],
    ] as const) {
      const shown = ok(await reader.get(`${at(first)}/review`))
      expect(shown).toMatchObject({
        revision: 2,
        contentHash: second.review?.contentHash,
        before: { revision: 1, own },
      })
      expect(changedPlaces(readingOf(shown.content, shown.before.content))).toContain('政务工作动态（一）（新增）')
    }

    const hash = await recipientsHash(second)
    const early = await post(head, second, { move: 'sign-off', recipientsHash: hash, ...seen(second) })
    expect(early.body.code).toBe('not-your-step')
    expect((await post(office, second, { move: 'approve', ...seen(first) })).body.code).toBe('not-what-you-saw')
    const again = await move(office, second, { move: 'approve', comment: '', ...seen(second) })
    const signed = await move(head, again, { move: 'sign-off', comment: '', recipientsHash: hash, ...seen(second) })
    expect(signed.signOff?.revision).toBe(2)
    const { revisions } = ok(await editor.get(`${at(first)}/revisions`))
    expect(revisions.map(({ revision }: { revision: number }) => revision)).toEqual([1, 2])
  })

  test('a return needs a reason', async () => {
    const issue = await anIssueInReview(centre, editor)
    const { status, body } = await office.post(`${at(issue)}/moves`, {
      move: 'return',
      version: issue.version,
      reason: ' 　',
    })
    expect([status, body.code]).toEqual([400, 'reason-required'])
  })

  test('the editor withdraws before anyone acted, not after', async () => {
    const issue = await anIssueInReview(centre, editor)
    const withdrawn = await move(editor, issue, { move: 'withdraw' })
    expect(withdrawn).toMatchObject({ state: 'department-input', review: null })
    expect(await editor.get(`${at(issue)}/review`)).toMatchObject({ status: 404, body: { code: 'not-found' } })
    const second = await approved()
    const answer = await editor.post(`${at(second)}/moves`, { move: 'withdraw', version: second.version })
    expect([answer.status, answer.body.code]).toEqual([409, 'already-acted'])
  })

  test('a PDF that comes after its review was withdrawn is nobody’s', async () => {
    const sent = await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
    const withdrawn = await move(editor, sent, { move: 'withdraw' })
    const again = await move(editor, withdrawn, { move: 'send-to-review' })
    await centre.runAllWork()
    const { review } = await read(again)
    expect(review).toMatchObject({ revision: 2, pdf: { key: expect.stringContaining('revision-2') } })
    const { revisions } = ok(await editor.get(`${at(sent)}/revisions`))
    expect(revisions[0].pdf).toBeNull()
  })

  test('what is under review is not edited', async () => {
    const issue = await anIssueInReview(centre, editor)
    const { sections, version } = issue
    expect((await editor.put(`${at(issue)}/content`, { version, sections })).body.code).toBe('wrong-state')
  })
})
