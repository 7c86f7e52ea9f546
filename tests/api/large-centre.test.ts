/** A centre of 1,000 departments: settings, call, reminder, submissions and the end of the call keep to the limits of rows, transactions and answers. */
import { expect, test } from 'vitest'
import { commit, MOST_WRITES } from '#functions/store/commit.ts'
import { indexes } from '#functions/store/keys.ts'
import { listIndex } from '#functions/store/read.ts'
import { addPerson, addSubmission } from '#functions/store/rows.ts'
import { sweep } from '#functions/workers/sweep.ts'
import { MOST_DEPARTMENTS } from '#shared/centre/most-departments.ts'
import { LONGEST_TEXT } from '#shared/submission/longest-text.ts'
import type { Submission } from '#shared/submission/submission.ts'
import { Work } from '#shared/work.ts'
import { askForSettings } from '../support/administering.ts'
import { aSubmissionOf } from '../support/builders.ts'
import { at } from '../support/issue-page.ts'
import { aCalledIssue, aDraft, move, ok } from '../support/issue-steps.ts'
import { pagesOf } from '../support/pages-of.ts'
import { usingCentre } from '../support/using-centre.ts'
import { describedRoutes, filledPath } from './described.ts'

/** What Lambda gives in an answer, less what stands beside the list. */
const MOST_BYTES = 5_000_000

const { centre, editor, administrator } = await usingCentre({ people: ['editor', 'administrator'] })

const groups = <T>(all: readonly T[], size: number): T[][] =>
  Array.from({ length: Math.ceil(all.length / size) }, (_, n) => all.slice(n * size, (n + 1) * size))

/** All pages of a list, each small enough. */
const small = (path: string, member: string) =>
  pagesOf<Record<string, unknown>>(editor, path, member, (page) =>
    expect(Buffer.byteLength(JSON.stringify(page))).toBeLessThan(MOST_BYTES),
  )

const waiting = async (mail: string) =>
  (await listIndex(centre.deps.table, Work, indexes.work('open'))).filter(
    ({ task }) => task.kind === 'notice' && task.notice.mail === mail,
  ).length

test('1,000 departments are kept, called, reminded, read and told of the end', async () => {
  const more = (count: number) =>
    Array.from({ length: count }, (_, n) => ({ id: `unit-${n}`, name: `第${n}个派驻单位政务服务窗口` }))
  const tooMany = await askForSettings(centre, administrator, ({ departments }) => ({
    departments: [...departments, ...more(MOST_DEPARTMENTS + 1 - departments.length)],
  }))
  expect(tooMany).toMatchObject({ status: 400, body: { details: [{ message: '名册最多 1000 个单位' }] } })
  let added = 0
  const { departments } = ok(
    await askForSettings(centre, administrator, (settings) => {
      added = MOST_DEPARTMENTS - settings.departments.length
      return { departments: [...settings.departments, ...more(added)] }
    }),
  )
  const ids: string[] = departments.map(({ id }: { id: string }) => id)
  expect(ids).toHaveLength(MOST_DEPARTMENTS)
  const people = more(added).map(({ id }, n) => ({
    ...{ id: `person-${n}`, version: 1, name: `信息员${n}`, title: '', email: `person-${n}@units.example` },
    ...{ roles: ['contributor' as const], departmentId: id, active: true },
  }))
  for (const some of groups(people, 33)) await commit(centre.deps.table, { writes: some.flatMap(addPerson) })

  const issue = await aCalledIssue(centre, editor, { departments: ids })
  expect(issue.called).toHaveLength(MOST_DEPARTMENTS)
  await sweep(centre.deps)
  expect(await waiting('call-for-news')).toBeGreaterThanOrEqual(added)
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ids }))
  // Once more: the row of who was reminded is written over the first one.
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ids, again: ids }))

  const submissions: Submission[] = ids.map((id, n) =>
    aSubmissionOf({
      id: `submission-${n}`,
      issueId: issue.id,
      ownerDepartment: id,
      departments: [id],
      state: 'submitted',
      text: '字'.repeat(n < 400 ? LONGEST_TEXT : 300),
    }),
  )
  for (const some of groups(submissions, Math.floor(MOST_WRITES / 2)))
    await commit(centre.deps.table, { writes: some.map(addSubmission) })
  const found = await small(`${at(issue)}/submissions`, 'submissions')
  expect(found.map(({ id }) => id).sort()).toEqual(submissions.map(({ id }) => id).sort())
  const standing = await small(`${at(issue)}/departments`, 'departments')
  expect(standing.map(({ id }) => id)).toEqual(ids)
  expect((await small('/api/people', 'people')).length).toBeGreaterThan(added)

  const undecided = submissions.map(({ id }) => id)
  const ended = await move(editor, ok(await editor.get(at(issue))), {
    move: 'close-input',
    keepReturned: true,
    undecided,
  })
  expect(ended.inputOpen).toBe(false)
  ok(await editor.get('/api/publications/briefing/issues'))
}, 60_000)

test('what is no cursor of a list is refused by each list that comes by pages', async () => {
  const issue = await aDraft(editor)
  const ids = { issueId: issue.id, publicationId: 'briefing', month: '2026-02' }
  const paged = (await describedRoutes(centre.stranger)).filter(
    ({ method, parameters }) => method === 'GET' && parameters.some(({ name }) => name === 'after'),
  )
  expect(paged.length).toBeGreaterThan(10)
  for (const { path, who } of paged) {
    const caller = who === 'signed-in' || who === 'anyone' || who.includes('administrator') ? administrator : editor
    // A contributor's alone are tried where they are tested.
    if (Array.isArray(who) && !who.some((role) => role === 'administrator' || role === 'editor')) continue
    // A tally is of a span of months.
    const asked = path.includes('/tallies/') ? 'from=2026-01&until=2026-02&' : ''
    const answers = [
      await caller.get(`${filledPath(path, ids)}?${asked}after=!`),
      await caller.get(`${filledPath(path, ids)}?${asked}after=cGVvcGxlIHg`),
    ]
    const codes = answers.map(({ body }) => body.code)
    // The second is one of the list of people, but of nobody there.
    expect([path, ...codes]).toEqual([path, 'unreadable-cursor', 'unreadable-cursor'])
  }
})
