/** A submission that is split: one act makes several items of it, and it is adopted as long as one of them is there. */
import { beforeAll, expect, test } from 'vitest'
import { commit } from '#functions/store/commit.ts'
import { changeIssue } from '#functions/store/rows.ts'
import type { Issue, Item } from '#shared/issue/issue.ts'
import { itemsMadeOf } from '#shared/issue/lineage.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, inWindows, ok, windowsOf } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, science, police, read } = await usingCentre({ people: ['editor', 'science', 'police'] })
const TEXT = '窗口办了培训。\n窗口添了座椅。\n联系人请打值班电话。'
const [first, second, third] = [
  ...[
    [0, 8],
    [8, 16],
    [16, TEXT.length],
  ].map(([start, end]) => ({ start, end, sectionId: 'windows', itemId: null })),
]
let issue: Issue
let submission: Submission
const path = () => `${at(issue)}/submissions/${submission.id}`
const now = async (): Promise<Submission> => ok(await editor.get(path())).submission
const entries = async () => ok(await editor.get(`${at(issue)}/audit`)).entries
const split = (parts: unknown[], more: object = {}, who = editor) =>
  who.post(`${path()}/moves`, {
    ...{ move: 'split', version: submission.version, issueVersion: issue.version, parts },
    ...more,
  })
const windows = (of: Issue = issue) => windowsOf(of)
const withWindows = (items: Item[]) => inWindows(issue.sections, () => items)
const save = (items: Item[]) =>
  editor.put(`${at(issue)}/content`, { version: issue.version, sections: withWindows(items) })

beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
  submission = await aSubmission(science, issue, TEXT, ['kjt'])
})

test.each<[string, unknown[], object, number, string]>([
  ['no part', [], {}, 400, 'bad-request'],
  ['more parts than an issue takes of one', Array.from({ length: 21 }, () => first), {}, 400, 'bad-request'],
  ['parts that overlap', [first, { ...second, start: 4 }], {}, 400, 'bad-request'],
  ['a part beyond the text', [first, { ...third, end: 500 }], {}, 400, 'bad-request'],
  ['a section that takes none', [first, { ...second, sectionId: 'work' }], {}, 400, 'bad-request'],
  ['a section that is none', [first, { ...second, sectionId: 'nowhere' }], {}, 404, 'not-found'],
  ['an item that is none', [first, { ...second, itemId: 'nowhere' }], {}, 404, 'not-found'],
  ['a member that is none', [{ ...first, text: '窗口' }], {}, 400, 'bad-request'],
  ['a submission as it was', [first], { version: 9 }, 409, 'overtaken'],
  ['an issue as it was', [first], { issueVersion: 9 }, 409, 'overtaken'],
])('refused and nothing changed: %s', async (_, parts, more, status, code) => {
  const before = await centre.rows()
  const refused = await split(parts, more)
  expect([refused.status, refused.body.code]).toEqual([status, code])
  expect(await centre.rows()).toEqual(before)
})

test('its own department and another do not split it', async () => {
  for (const who of [science, police]) expect((await split([first], {}, who)).body.code).toBe('not-allowed')
})

test('one part more than a section holds: told with the limit, and neither part is there', async () => {
  const item = (n: number): Item => ({ id: `full-${n}`, text: `第${n}件事。`, departments: [], from: [] })
  issue = ok(await save(Array.from({ length: 98 }, (_, n) => item(n))))
  const refused = await split([first, second])
  expect([refused.status, refused.body.code]).toEqual([413, 'content-too-large'])
  expect(JSON.stringify(refused.body.details)).toContain('一个栏目最多 99 条')
  expect(refused.body.message).toBe('本期的条目或文字超出上限，没有办理，请删减后重试。')
  expect([windows(await read(issue)).length, (await now()).state]).toEqual([98, 'submitted'])
  issue = ok(await save([item(0)]))
})

test('one act: two items, one of them joined to one that is there, one entry with the words that are left out', async () => {
  const before = (await entries()).length
  const [there] = windows()
  const moved = ok(await split([first, { ...second, itemId: there?.id }]))
  const was = issue
  issue = await read(issue)
  expect(issue.version).toBe(was.version + 1)
  const [joined, own] = windows()
  expect([joined?.text, own?.text]).toEqual(['第0件事。\n窗口添了座椅。', '窗口办了培训。'])
  for (const item of [joined, own]) expect(item).toMatchObject({ departments: ['kjt'], from: [submission.id] })
  expect(moved).toMatchObject({ state: 'adopted', itemId: own?.id, version: submission.version + 1 })
  const added = (await entries()).slice(before)
  expect(added).toMatchObject([
    { what: 'adopt', facts: { submission: submission.id, items: 2, leftOut: '联系人请打值班电话。' } },
  ])
  expect(issue.edited?.[own?.id ?? '']).toBeUndefined()
})

test('an item is taken out: adopted by the other; restored, both are made of it again; both out: it waits', async () => {
  const both = issue
  const [joined, own] = windows()
  issue = ok(await save([joined].filter((one) => one !== undefined)))
  expect((await now()).state).toBe('adopted')
  expect((await split([first], { version: (await now()).version })).body.code).toBe('wrong-state')

  issue = ok(await editor.post(`${at(issue)}/saves/${both.version}/restorations`, { version: issue.version }))
  expect(itemsMadeOf(submission.id, issue.sections).map(({ id }) => id)).toEqual([joined?.id, own?.id])
  expect((await now()).state).toBe('adopted')

  issue = ok(await save([]))
  expect(await now()).toMatchObject({ state: 'submitted', itemId: null })
  expect((await entries()).at(-1).facts.released).toBe(submission.id)
})

test('the department sees all items, once the issue is signed and not before', async () => {
  submission = await now()
  ok(await split([first, second]))
  expect(ok(await science.get(path()))).toMatchObject({ printed: null, printedItems: 0 })
  const printed = '窗口办了培训。\n窗口添了座椅。'
  expect(ok(await editor.get(path()))).toMatchObject({ printed, printedItems: 2 })
  const signed = await read(issue)
  // Behind the API's back: the whole way to the signature is walked elsewhere.
  await commit(centre.deps.table, { writes: [changeIssue(signed, { ...signed, state: 'published' })] })
  expect(ok(await science.get(path()))).toMatchObject({ printed, printedItems: 2 })
})
