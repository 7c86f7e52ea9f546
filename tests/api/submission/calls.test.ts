/** The calls of a department come by pages, newest first; one by its id; and those that still take news. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { aCalledIssue, aDraft, aSubmission, move, ok } from '../../support/issue-steps.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let science: Caller
beforeEach(async () => {
  ;({ centre, editor, science } = await openedCentre({ people: ['editor', 'science'] }))
})
afterEach(() => centre.close())

const idsOf = ({ calls }: { calls: { issue: Issue }[] }) => calls.map(({ issue }) => issue.id)
const pageAfter = async (query: string) => ok(await science.get(`/api/calls?limit=2${query}`))

test('each call is on one page, the newest first, and what did not call the department on none', async () => {
  const called = [await aCalledIssue(centre, editor)]
  for (let n = 1; n < 5; n += 1) {
    called.unshift(await aCalledIssue(centre, editor))
    const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
    await move(editor, await aDraft(editor), { move: 'call-for-news', deadline, departments: ['gat'] })
  }
  const newest = called.map(({ id }) => id)
  const [last] = called
  const first = await pageAfter('')
  const second = await pageAfter(`&after=${first.next}`)
  const third = await pageAfter(`&after=${second.next}`)
  expect([first, second, third].map(idsOf)).toEqual([newest.slice(0, 2), newest.slice(2, 4), newest.slice(4)])
  expect(third.next).toBeNull()

  ok(await editor.post(`/api/issues/${last?.id}/moves`, { move: 'close-input', version: last?.version }))
  expect(idsOf(await pageAfter('&open=true'))).toEqual(newest.slice(1, 3))
})

test('a call is read by its id, with the beginnings of texts; another department finds none', async () => {
  const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
  const issue = await move(editor, await aDraft(editor), {
    move: 'call-for-news',
    deadline,
    departments: ['kjt'],
  })
  const form = { departments: ['kjt'], from: null, to: null, text: `开头${'长'.repeat(4_000)}`, contact: '' }
  ok(await science.post(`/api/issues/${issue.id}/submissions`, form))
  const { submissions } = ok(await science.get(`/api/calls/${issue.id}`))
  expect(submissions.map(({ text }: { text: string }) => text)).toEqual([`开头${'长'.repeat(198)}`])
  const police = await centre.as('liu-yang')
  expect((await police.get(`/api/calls/${issue.id}`)).body.code).toBe('not-found')
})

test('of a call, the texts of the department stand with the newest first: by when each was handed in, or begun', async () => {
  const issue = await aCalledIssue(centre, editor)
  const texts: string[] = []
  const add = async (text: string, write: () => Promise<unknown>) => {
    centre.advance(60_000)
    await write()
    texts.unshift(text)
  }
  for (const text of ['第一件事。', '第二件事。', '第三件事。', '第四件事。'])
    await add(text, () => aSubmission(science, issue, text, ['kjt']))
  const draft = { departments: ['kjt'], from: null, to: null, text: '第五件事。', contact: '' }
  await add(draft.text, async () => ok(await science.post(`/api/issues/${issue.id}/submissions`, draft)))
  const { submissions } = ok(await science.get(`/api/calls/${issue.id}`))
  expect(submissions.map(({ text }: { text: string }) => text)).toEqual(texts)
})
