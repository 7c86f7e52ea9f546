/** The row has who saved last, and from which window: a window knows its own save again, and one who comes too late is told by whom. */
import { afterAll, beforeAll, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { withSave } from '#shared/saves.ts'
import { aCalledIssue, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'
import { FORM, hadNoFault } from '../bad-input.ts'

const { centre, editor, science, police } = await usingCentre({ people: ['editor', 'science', 'police'] })
let issue: Issue
beforeAll(async () => {
  issue = await aCalledIssue(centre, editor)
})
afterAll(() => hadNoFault(centre))

const at = (id: string) => `/api/issues/${issue.id}/submissions/${id}`
const mark = (count: number, window = 'window-1') => ({ window, count })

test('a submission that is started under an id of the browser’s is started once', async () => {
  const start = { version: 0, form: { ...FORM, text: '甲' }, mark: mark(1) }
  const started = ok(await science.put(at('of-the-browser'), start))
  expect(started).toMatchObject({ id: 'of-the-browser', version: 1, text: '甲', state: 'draft' })
  // No answer came, so it is asked again.
  const again = await science.put(at('of-the-browser'), start)
  expect([again.status, again.body.code]).toEqual([409, 'stale'])
  const { submission } = ok(await science.get(at('of-the-browser')))
  const { createdBy: by, createdByName: name, createdAt } = started
  expect(submission.saves).toEqual([{ version: 1, by, name, at: createdAt, mark: mark(1) }])
})

test('an id that another department took says nothing of what lies there', async () => {
  ok(await science.put(at('taken'), { version: 0, form: FORM }))
  const theirs = await police.put(at('taken'), { version: 0, form: FORM })
  expect([theirs.status, theirs.body.code]).toEqual([409, 'stale'])
  expect((await police.get(at('taken'))).status).toBe(404)
  expect((await police.put(at('taken'), { version: 1, form: FORM })).status).toBe(404)
})

test('of an issue’s content, settings and what is adopted', async () => {
  const path = `/api/issues/${issue.id}`
  const save = async (count: number, window: string) => {
    const { version, sections }: Issue = ok(await editor.get(path))
    return ok(await editor.put(`${path}/content`, { version, sections, mark: mark(count, window) }))
  }
  await save(1, 'window-1')
  await save(2, 'window-1')
  const saved: Issue = await save(1, 'window-2')
  expect(saved.saves?.map(({ version, mark }) => [version, mark])).toEqual([
    [saved.version - 1, mark(2)],
    [saved.version, mark(1, 'window-2')],
  ])
  const { period, number, total, issueDate } = saved
  const settings = { period, number, total, issueDate }
  const set: Issue = ok(await editor.put(`${path}/settings`, { version: saved.version, settings }))
  expect(set.saves?.at(-1)).toEqual({ version: set.version, by: 'zhou-min', name: '周敏', at: set.updatedAt })
  expect(set).not.toHaveProperty('mark')
})

test('no more windows are remembered than a row has room for, the oldest are forgotten', () => {
  let saves = withSave([], 1, { id: 'a', name: '甲' })
  for (let n = 2; n <= 40; n += 1) saves = withSave(saves, n, { id: 'a', name: '甲' }, mark(1, `window-${n}`))
  expect(saves).toHaveLength(20)
  expect(saves.at(0)?.version).toBe(21)
  expect(saves.at(-1)?.version).toBe(40)
})
