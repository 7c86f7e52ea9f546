/** The time that departments have to write: it ends, begins again, and what comes after it is late. */
import { describe, expect, test } from 'vitest'
import { listOutbox } from '#functions/mail/outbox-reading.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, move, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, science } = await usingCentre({ people: ['editor', 'science'] })

describe('the time for departments to write', () => {
  test('ends when the editor closes it, and begins again with a reason and a new deadline', async () => {
    const issue = await aCalledIssue(centre, editor)
    const form = { departments: ['kjt'], from: null, to: null, text: '稿件。', contact: '' }
    const begun: Submission = ok(await science.post(`${at(issue)}/submissions`, form))
    const closed = await move(editor, issue, { move: 'close-input' })
    const submission = `${at(issue)}/submissions/${begun.id}`
    for (const answer of [
      await science.post(`${at(issue)}/submissions`, form),
      await science.put(submission, { version: begun.version, form }),
      await science.post(`${submission}/moves`, { move: 'hand-in', version: begun.version }),
      await editor.post(`${at(issue)}/reminders`, { departments: ['kjt'] }),
    ])
      expect([answer.status, answer.body.code]).toEqual([409, 'input-closed'])

    const deadline = new Date(centre.deps.clock().getTime() + 86_400_000).toISOString()
    const reopen = { move: 'reopen-input', version: closed.version, deadline, reason: '' }
    expect((await editor.post(`${at(issue)}/moves`, reopen)).body.code).toBe('reason-required')
    const past = { ...reopen, reason: '补报', deadline: '2026-01-01T00:00:00.000Z' }
    expect((await editor.post(`${at(issue)}/moves`, past)).body.code).toBe('deadline-passed')
    ok(await editor.post(`${at(issue)}/moves`, { ...reopen, reason: '有两家还要补报' }))
    const handed: Submission = ok(
      await science.post(`${submission}/moves`, { move: 'hand-in', version: begun.version }),
    )
    expect(handed).toMatchObject({ state: 'submitted', late: false })
    await centre.runAllWork()
    expect(
      (await listOutbox(centre.outbox)).some(
        ({ to, subject }) => to[0]?.address === 'wuxiaolan@kjt.example' && subject.includes('重新开放'),
      ),
    ).toBe(true)
  })

  test('what comes after the deadline is marked late', async () => {
    const issue = await aCalledIssue(centre, editor)
    centre.advance(11 * 86_400_000)
    const late = await aSubmission(await centre.as('wu-xiaolan'), issue, '迟到的稿件。', ['kjt'])
    expect(late.late).toBe(true)
    expect((await science.get('/api/me')).status).toBe(401)
  })
})
