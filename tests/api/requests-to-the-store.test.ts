/** Requests to the store for a call: one reads the session and what the call is about, one writes. */
import { beforeAll, beforeEach, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { loadIssue } from '#functions/store/load.ts'
import { readAhead } from '#functions/store/raw-rows.ts'
import { changeIssue } from '#functions/store/rows.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, ok } from '../support/issue-steps.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'
import { FORM } from './bad-input.ts'

const asked: string[] = []
const { centre, editor, science } = await usingCentre({
  people: ['editor', 'science'],
  around: (table) =>
    tableAround(table, (command, go) => {
      asked.push(command instanceof Object ? command.constructor.name : '')
      return go()
    }),
})
let issue: Issue
let submission: Submission

beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  submission = ok(await science.post(`${at(issue)}/submissions`, FORM))
})
beforeEach(() => asked.splice(0))

const READ = 'BatchGetCommand'
test.each<[string, () => Promise<unknown>, string[]]>([
  ['an issue is shown', () => editor.get(at(issue)), [READ]],
  ['an open page asks what happened to it', () => editor.get(`${at(issue)}/now`), [READ]],
  [
    'an editor says where they are in it',
    () => editor.post(`${at(issue)}/presence`, { itemId: null }),
    [READ, 'PutCommand'],
  ],
  [
    'its content is saved',
    async () => {
      const { version, sections } = issue
      issue = ok(await editor.put(`${at(issue)}/content`, { version, sections }))
    },
    [READ, 'TransactWriteCommand'],
  ],
  ['a submission is shown', () => science.get(`${at(issue)}/submissions/${submission.id}`), [READ]],
  [
    'a submission is saved',
    async () => {
      const form = { version: submission.version, form: FORM }
      submission = ok(await science.put(`${at(issue)}/submissions/${submission.id}`, form))
    },
    [READ, 'TransactWriteCommand'],
  ],
])('where %s', async (_, call, requests) => {
  await call()
  expect(asked).toEqual(requests)
})

test('what was read ahead is given out once: who reads again hears what has changed since', async () => {
  const { table } = centre.deps
  const ahead = await readAhead(table, [keys.issue(issue.id, '', '')])
  await commit(table, { writes: [changeIssue(issue, { ...issue, inputOpen: false })] })
  expect((await loadIssue(ahead, issue.id)).inputOpen).toBe(true)
  expect((await loadIssue(ahead, issue.id)).inputOpen).toBe(false)
})
