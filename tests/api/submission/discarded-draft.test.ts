/** A draft is discarded by its own department alone, not once it was handed in or given back, and comes back with its text. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, move, ok } from '../../support/issue-steps.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let science: Caller
let police: Caller
let acts: (issue: Issue) => Promise<string[]>
let issue: Issue
beforeEach(async () => {
  ;({ centre, editor, science, police, acts } = await openedCentre({ people: ['editor', 'science', 'police'] }))
  issue = await aCalledIssue(centre, editor)
})
afterEach(() => centre.close())

const form = { departments: ['kjt', 'gat'], from: '2026-01-12', to: null, text: '窗口延长了服务时间。', contact: '' }
const aNewDraft = async (): Promise<Submission> => ok(await science.post(`${at(issue)}/submissions`, form))
const discard = ({ id, version }: Submission, who = science) =>
  who.post(`${at(issue)}/submissions/${id}/discard`, { version })
const listed = async () => ok(await science.get('/api/calls')).calls[0].submissions.map(({ id }: { id: string }) => id)

test('one of several goes, the others stay, and it comes back as it was', async () => {
  const [first, second] = [await aNewDraft(), await aNewDraft()]
  ok(await discard(first))
  expect(await listed()).toEqual([second.id])
  expect((await discard(first)).status).toBe(404)
  expect(await acts(issue)).toContain('discard-draft')
  const back = ok(await science.put(`${at(issue)}/submissions/${first.id}`, { version: 0, form }))
  expect(back).toMatchObject({ ...form, state: 'draft', version: 1 })
  expect((await listed()).sort()).toEqual([first.id, second.id].sort())
})

test('not by another department, not of an older version, not once the call is over', async () => {
  const draft = await aNewDraft()
  expect((await discard(draft, police)).body.code).toBe('not-found')
  ok(await science.put(`${at(issue)}/submissions/${draft.id}`, { version: 1, form: { ...form, text: '又写了一句。' } }))
  expect((await discard(draft)).body.code).toBe('overtaken')
  await move(editor, issue, { move: 'close-input' })
  expect((await discard({ ...draft, version: 2 })).body.code).toBe('input-closed')
})

test('not what was handed in or given back', async () => {
  const handed = await aSubmission(science, issue, form.text, ['kjt'])
  expect((await discard(handed)).body.code).toBe('wrong-state')
  const returned = ok(
    await editor.post(`${at(issue)}/submissions/${handed.id}/moves`, {
      move: 'return',
      version: handed.version,
      reason: '请补充',
    }),
  )
  expect((await discard(returned)).body.code).toBe('wrong-state')
})
