/** Four eyes at the API: nobody approves their own work, and nobody takes two steps. */
import { describe, expect, test } from 'vitest'
import { loadPublication } from '#functions/store/load.ts'
import type { Role } from '#shared/centre/person.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { aPerson, askForSettings } from '../../support/administering.ts'
import { at } from '../../support/issue-page.ts'
import { anIssueInReview, aWrittenIssue, move, ok, seen } from '../../support/issue-steps.ts'
import { post } from '../../support/reviewing.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, head, administrator, read, recipientsHash } = await usingCentre({
  people: ['editor', 'head', 'administrator'],
})

const changeSettings = (change: Parameters<typeof askForSettings>[2]) => askForSettings(centre, administrator, change)
const someone = (name: string, roles: Role[], departmentId?: string) =>
  aPerson(centre, administrator, name, roles, departmentId)

describe('four eyes', () => {
  test('someone with every role does not approve what they edited, sent or wrote, and takes one step only', async () => {
    const all = await someone('quan', ['editor', 'leader', 'contributor', 'administrator'], 'kjt')
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    ok(
      await changeSettings(() => ({
        steps: steps.map((step) => ({ ...step, approvers: [...step.approvers, all.id] })),
      })),
    )
    try {
      // Edited it.
      const edited = await aWrittenIssue(centre, editor)
      const { sections, version } = edited
      const theirs: Issue = ok(await all.caller.put(`${at(edited)}/content`, { version, sections }))
      await move(editor, theirs, { move: 'send-to-review' })
      await centre.runAllWork()
      const first = await read(edited)
      for (const request of [
        { move: 'approve', comment: '', ...seen(first) },
        { move: 'return', reason: '不行' },
      ]) {
        const answer = await all.caller.post(`${at(first)}/moves`, { version: first.version, ...request })
        expect([answer.status, answer.body.code]).toEqual([403, 'own-work'])
      }

      // Sent it.
      const sent = await move(all.caller, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
      await centre.runAllWork()
      const second = await read(sent)
      expect((await post(all.caller, second, { move: 'approve', ...seen(second) })).body.code).toBe('own-work')

      // Approved the step before.
      const third = await anIssueInReview(centre, editor)
      const taken = await move(all.caller, third, { move: 'approve', comment: '', ...seen(third) })
      const request = { move: 'sign-off', recipientsHash: await recipientsHash(taken), ...seen(taken) }
      expect((await post(all.caller, taken, request)).body.code).toBe('acted-before')
      expect((await post(head, taken, request)).status).toBe(200)
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })

  test('whoever wrote in an adopted submission approves nothing, also when a colleague began it, wrote on and handed it in', async () => {
    const writer = await someone('xie', ['leader', 'contributor'], 'kjt')
    const steps = (await loadPublication(centre.deps.table, PUBLICATION.id)).steps
    ok(
      await changeSettings(() => ({
        steps: steps.map((step) => ({ ...step, approvers: [...step.approvers, writer.id] })),
      })),
    )
    try {
      const science = await centre.as('wu-xiaolan')
      const issue = await aWrittenIssue(centre, editor)
      const form = { departments: ['kjt'], from: null, to: null, text: '初稿。', contact: '' }
      const path = `${at(issue)}/submissions`
      const begun: Submission = ok(await science.post(path, form))
      const written = await writer.caller.put(`${path}/${begun.id}`, { version: 1, form: { ...form, text: '改稿。' } })
      const last = { version: ok(written).version, form: { ...form, text: '定稿。' } }
      const { version } = ok(await science.put(`${path}/${begun.id}`, last))
      const handed: Submission = ok(await science.post(`${path}/${begun.id}/moves`, { move: 'hand-in', version }))
      const adopt = { move: 'adopt', issueVersion: issue.version, sectionId: 'windows', itemId: null }
      ok(await editor.post(`${path}/${begun.id}/moves`, { ...adopt, version: handed.version }))
      await move(editor, await read(issue), { move: 'send-to-review' })
      await centre.runAllWork()
      const review = await read(issue)
      expect((await post(writer.caller, review, { move: 'approve', ...seen(review) })).body.code).toBe('own-work')
    } finally {
      ok(await changeSettings(() => ({ steps })))
    }
  })
})
