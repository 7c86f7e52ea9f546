/** The people at an issue's desk: said and heard by those who may edit it, for moments, and without any other effect. */
import { expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { heardAt, othersAt } from '#shared/issue/presence.ts'
import { MOST_PRESENT, PRESENT_MS } from '#shared/issue/presence-limits.ts'
import { aPerson } from '../../support/administering.ts'
import type { Caller } from '../../support/caller.ts'
import { actsOn, at, readIssue } from '../../support/issue-page.ts'
import { aWrittenIssue, move, ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, office, science, administrator } = await usingCentre({
  people: ['editor', 'office', 'science', 'administrator'],
})

const says = (who: Caller, issue: Issue, itemId: string | null) => who.post(`${at(issue)}/presence`, { itemId })
const present = async (reader: Caller, issue: Issue) => ok(await reader.get(`${at(issue)}/now`)).present

test('two editors hear of each other, and after a while no more; nothing else changes', async () => {
  const issue = await aWrittenIssue(centre, editor)
  const { id, caller: second, settings } = await aPerson(centre, administrator, 'second', ['editor'])
  const { name } = settings
  const acts = await actsOn(editor, issue)

  expect(ok(await says(editor, issue, 'item-1'))).toEqual({ present: [] })
  expect(ok(await says(second, issue, null))).toEqual({
    present: [{ id: 'zhou-min', name: '周敏', itemId: 'item-1' }],
  })
  expect(await present(editor, issue)).toEqual([{ id, name, itemId: null }])
  expect(await present(second, issue)).toEqual([{ id: 'zhou-min', name: '周敏', itemId: 'item-1' }])
  // Who only reads is not told.
  expect(await present(office, issue)).toEqual([])

  centre.advance(PRESENT_MS)
  expect(await present(editor, issue)).toEqual([])
  // Its row has expired by then, and may still lie there.
  centre.advance(15 * 60_000)
  ok(await says(second, issue, 'item-2'))
  expect(await present(editor, issue)).toEqual([{ id, name, itemId: 'item-2' }])

  expect(await actsOn(editor, issue)).toEqual(acts)
  expect((await readIssue(editor, issue)).version).toBe(issue.version)
})

test('nobody says so who may not edit it, or of what is no issue', async () => {
  const issue = await aWrittenIssue(centre, editor)
  expect((await says(office, issue, null)).body.code).toBe('not-allowed')
  expect((await says(science, issue, null)).body.code).toBe('not-allowed')
  expect((await editor.post('/api/issues/none/presence', { itemId: null })).status).toBe(404)
  const sent = await move(editor, issue, { move: 'send-to-review' })
  expect((await says(editor, sent, null)).body.code).toBe('wrong-state')
})

test('said by many at the same moment, all of them are heard', async () => {
  const issue = await aWrittenIssue(centre, editor)
  const { caller: third } = await aPerson(centre, administrator, 'third', ['editor'])
  const answers = await Promise.all([says(editor, issue, 'a'), says(third, issue, 'b'), says(editor, issue, 'a')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200, 200])
  expect(await present(third, issue)).toHaveLength(1)
  expect(await present(editor, issue)).toHaveLength(1)
})

test('of more than it keeps, those who were heard of last', () => {
  const now = new Date('2026-01-05T01:00:00Z')
  let people = heardAt(null, { id: 'p0', name: '0', itemId: null }, now)
  for (let n = 1; n <= MOST_PRESENT; n += 1)
    people = heardAt({ version: n, people }, { id: `p${n}`, name: `${n}`, itemId: null }, now)
  const others = othersAt({ version: 1, people }, 'reader', now)
  expect(others).toHaveLength(MOST_PRESENT)
  expect(others.some(({ id }) => id === 'p0')).toBe(false)
})
