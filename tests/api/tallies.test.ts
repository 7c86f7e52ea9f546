/** The tally of a month, through the front door: what was handed in, printed and corrected, and who is told of it. */
import { beforeAll, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { readBook } from '#shared/recipients/read-file.ts'
import { correcting } from '../support/correcting.ts'
import { at } from '../support/issue-page.ts'
import { aSubmission, aWrittenIssue, move, ok, seen, sentToReview } from '../support/issue-steps.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, office, head, science, police, administrator } = await usingCentre({
  people: ['editor', 'office', 'head', 'science', 'police', 'administrator'],
})
const path = '/api/publications/briefing/tallies'
const january = 'from=2026-01&until=2026-01'
let issue: Issue

const rowsOf = async (asking = editor, months = january) => ok(await asking.get(`${path}?${months}`))
const rowOf = async (departmentId: string) =>
  (await rowsOf()).rows.find((row: { departmentId: string }) => row.departmentId === departmentId)

async function adopt(submissionId: string, version: number) {
  const asked = { move: 'adopt', version, issueVersion: issue.version, sectionId: 'windows', itemId: null }
  ok(await editor.post(`${at(issue)}/submissions/${submissionId}/moves`, asked))
  issue = ok(await editor.get(at(issue)))
}

beforeAll(async () => {
  issue = await aWrittenIssue(centre, editor)
  const { id, version } = await aSubmission(science, issue, '窗口办了五场培训。', ['kjt'])
  await adopt(id, version)
  ok(await police.post(`${at(issue)}/zero-report`, { version: 0, stands: true }))
})

test('before it is signed an issue is named and counts nothing', async () => {
  const told = await rowsOf()
  expect(told).toMatchObject({ issues: [], unpublished: [{ issueId: issue.id }] })
  expect(told.total).toMatchObject({ called: 0, handedIn: 0, adopted: 0, score: 0 })
})

test('once it is signed each number is there, and says what it counts', async () => {
  const review = await sentToReview(centre, editor, issue)
  const approved = await move(office, review, { move: 'approve', comment: '', ...seen(review) })
  const { hash: recipientsHash } = ok(await head.get(`${at(issue)}/recipients`))
  issue = await move(head, approved, { move: 'sign-off', comment: '', recipientsHash, ...seen(approved) })
  await centre.runAllWork()
  expect(await rowOf('kjt')).toMatchObject({ called: 1, handedIn: 1, onTime: 1, adopted: 1, characters: 9, score: 7 })
  expect(await rowOf('gat')).toMatchObject({ called: 1, handedIn: 0, zeroReports: 1, score: 0 })
  const { name, entries } = ok(await editor.get(`${path}/kjt?${january}`))
  expect(name).toBe((await rowOf('kjt')).name)
  expect(entries.map(({ kind, issueId, text }: Record<string, string>) => [kind, issueId, text])).toEqual([
    ['called', issue.id, ''],
    ['on-time', issue.id, '窗口办了五场培训。'],
    ['adopted', issue.id, '窗口办了五场培训。'],
  ])
})

test('the pages of what counts are together the whole', async () => {
  const first = ok(await editor.get(`${path}/kjt?${january}&limit=2`))
  const second = ok(await editor.get(`${path}/kjt?${january}&limit=2&after=${first.next}`))
  expect([first.entries.length, second.entries.length, second.next]).toEqual([2, 1, null])
})

test('a correction counts nothing of its own', async () => {
  const before = await rowsOf()
  const { correct, signedOff } = correcting(centre, { editor, office, head })
  await signedOff(await correct(issue, { whole: true }))
  await centre.runAllWork()
  expect(await rowsOf()).toEqual(before)
})

test('a contributor is told of the own department alone', async () => {
  const { rows, total } = await rowsOf(police)
  expect(rows.map(({ departmentId }: { departmentId: string }) => departmentId)).toEqual(['gat'])
  expect(total).toMatchObject({ handedIn: 0, zeroReports: 1 })
  expect((await police.get(`${path}/kjt?${january}`)).body.code).toBe('not-found')
  expect((await police.get(`${path}/gat?${january}`)).status).toBe(200)
})

test('as a spreadsheet it is what its reader sees, and is on the record of access', async () => {
  const fileOf = async (who: typeof editor) =>
    readBook(ok(await who.get(`${path}/export?${january}`))).sheets[0]?.rows ?? []
  const names = (await fileOf(police)).map(({ cells }) => cells[0]?.text)
  const { rows } = await rowsOf(police)
  expect(names.slice(0, 3)).toEqual(['单位', rows[0].name, '合计'])
  expect((await fileOf(editor)).length).toBeGreaterThan(names.length)
  const month = centre.deps.clock().toISOString().slice(0, 7)
  const { entries } = ok(await administrator.get(`/api/access/${month}/audit`))
  expect(entries.at(-1)).toMatchObject({ what: 'exported', about: expect.stringContaining('采用统计（2026年1月）') })
})

test('another month has nothing; too many months, or in the wrong order, are refused with a sentence', async () => {
  expect((await rowsOf(editor, 'from=2026-02&until=2026-03')).issues).toEqual([])
  expect((await editor.get(`${path}?from=2024-01&until=2027-01`)).body.code).toBe('too-many-months')
  expect((await editor.get(`${path}?from=2026-02&until=2026-01`)).body.code).toBe('months-reversed')
})

test('the points are those of the settings', async () => {
  const { publications } = ok(await administrator.get('/api/publications'))
  const { id, version, former: _, writers: __, ...settings } = publications[0]
  const score = { handedIn: 2, onTime: 0.5, zeroReport: 0.1, adopted: 10, merged: 4 }
  ok(await administrator.put(`/api/publications/${id}`, { version, settings: { ...settings, score } }))
  expect([(await rowOf('kjt')).score, (await rowOf('gat')).score]).toEqual([12.5, 0.1])
  const wrong = { ...settings, score: { ...score, merged: 0.25 } }
  expect((await administrator.put(`/api/publications/${id}`, { version: version + 1, settings: wrong })).status).toBe(
    400,
  )
})
