/** Ending a call at the moment at which a department hands in, or another editor returns: decided on what is there when it is written. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aSubmission, aWrittenIssue, ok } from '../../support/issue-steps.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'
import { FORM, submissions } from './mixed-issue.ts'

const ENDINGS = ['close-input', 'send-to-review']

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let science: Caller
let issue: Issue
beforeEach(async () => {
  meanwhile.first = null
  ;({ centre, editor, science } = await openedCentre({ people: ['editor', 'science'], around: meanwhile.around }))
  issue = await aWrittenIssue(centre, editor)
})
afterEach(() => centre.close())

const handIn = () => aSubmission(science, issue, '一月，科技厅办结了三百件。', ['kjt'])
const moving = (caller: Caller, { id, version }: Pick<Submission, 'id' | 'version'>, request: object) =>
  caller.post(`${submissions(issue)}/${id}/moves`, { version, ...request })
const end = (move: string, more: object) => editor.post(`${at(issue)}/moves`, { move, version: issue.version, ...more })
const now = async (): Promise<Issue> => ok(await editor.get(at(issue)))

test.each(ENDINGS)('%s is refused for a text that the editor was not shown, and nothing is closed', async (move) => {
  meanwhile.first = handIn
  const answer = await end(move, { undecided: [] })
  expect([answer.status, answer.body.code]).toEqual([409, 'more-came-in'])
  expect(await now()).toMatchObject({ state: 'department-input', inputOpen: true, version: issue.version })
})

test.each(ENDINGS)('%s keeps a text open that another editor returns, if returned ones are kept', async (move) => {
  const handed = await handIn()
  meanwhile.first = async () => ok(await moving(editor, handed, { move: 'return', reason: '请核对' }))
  const ended: Issue = ok(await end(move, { keepReturned: true }))
  expect(ended.stillOpen).toEqual([handed.id])
  ok(await moving(science, { ...handed, version: handed.version + 1 }, { move: 'hand-in' }))
})

test.each(ENDINGS)('%s goes on where nothing came in that the editor decides on', async (move) => {
  meanwhile.first = async () => ok(await science.post(submissions(issue), FORM))
  expect((await end(move, { undecided: [] })).status).toBe(200)
})
