/** A submission whose item the editor removes: released by the table of moves, and named in the record. */
import { beforeAll, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { changeIssue } from '#functions/store/rows.ts'
import type { Issue, Item } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, inWindows, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, science, read } = await usingCentre({ people: ['editor', 'science'] })
let called: Issue
let submission: Submission
beforeAll(async () => {
  called = await aCalledIssue(centre, editor)
  submission = await aSubmission(science, called, '窗口的一件事。', ['kjt'])
})

const save = (issue: Issue, items: Item[]) =>
  editor.put(`${at(issue)}/content`, { version: issue.version, sections: inWindows(issue.sections, () => items) })
const path = () => `${at(called)}/submissions/${submission.id}`
const lastFacts = async () => ok(await editor.get(`${at(called)}/audit`)).entries.at(-1).facts

test('one that is not adopted is not released, whatever the issue says of it, and nothing is saved', async () => {
  const item = { id: 'astray', text: '条目', departments: [], from: [submission.id] }
  // Behind the API's back: no way through it makes an item of what was not adopted.
  await commit(centre.deps.table, {
    writes: [changeIssue(called, { ...called, sections: inWindows(called.sections, () => [item]) })],
  })
  const astray = await read(called)
  const refused = await save(astray, [])
  expect([refused.status, refused.body.code]).toEqual([409, 'wrong-state'])
  expect(await read(called)).toEqual(astray)
  await commit(centre.deps.table, { writes: [changeIssue(astray, called)] })
})

test('one whose item is removed waits for a decision again, and the record names it', async () => {
  const { version } = await read(called)
  const place = { issueVersion: version, sectionId: 'windows', itemId: null }
  ok(await editor.post(`${path()}/moves`, { move: 'adopt', version: submission.version, ...place }))
  expect(ok(await editor.get(path())).submission).toMatchObject({ state: 'adopted' })
  const saved: Issue = ok(await save(await read(called), []))
  expect(ok(await editor.get(path())).submission).toMatchObject({ state: 'submitted', itemId: null })
  expect(await lastFacts()).toEqual({ version: saved.version, released: submission.id })
  const again: Issue = ok(await save(saved, []))
  expect(await lastFacts()).toEqual({ version: again.version })
})
