/** A department's front page: its own tally of the year, and the published issue, which nobody sees before it is signed. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { aCalledIssue, aSignedIssue, aSubmission, ok } from '../../support/issue-steps.ts'
import { quickPrint } from '../../support/print/quick-print.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let office: Caller
let head: Caller
let science: Caller
let police: Caller
beforeEach(async () => {
  ;({ centre, editor, office, head, science, police } = await openedCentre({
    people: ['editor', 'office', 'head', 'science', 'police'],
    print: quickPrint,
  }))
})
afterEach(() => centre.close())

const tally = async (who: Caller) => ok(await who.get('/api/own-tally'))

test('the tally is the one of the page of tallies: published issues count, what is under way does not', async () => {
  const signed = await aSignedIssue(centre, editor, office, head)
  const open = await aCalledIssue(centre, editor)
  await aSubmission(science, open, '科技厅窗口延长服务时间。', ['kjt'])
  for (const [who, departmentId] of [
    [science, 'kjt'],
    [police, 'gat'],
  ] as const) {
    const { rows } = ok(await who.get('/api/publications/briefing/tallies?from=2026-01&until=2026-12'))
    const {
      called,
      handedIn,
      adopted,
      zeroReports: zero,
    } = rows.find((row: { departmentId: string }) => row.departmentId === departmentId)
    expect(await tally(who)).toEqual({ year: '2026', called, handedIn, adopted, zero, uncounted: 0 })
    expect(called).toBe(signed.called.includes(departmentId) ? 1 : 0)
  }
})

test('the PDF is there once it is signed, for a department that was called', async () => {
  const open = await aCalledIssue(centre, editor)
  const pdfOf = (who: Caller, id: string) => who.raw(`/api/calls/${id}/pdf`, {})
  expect((await pdfOf(science, open.id)).status).toBe(404)
  const signed = await aSignedIssue(centre, editor, office, head)
  const answer = await pdfOf(science, signed.id)
  expect([answer.status, answer.headers.get('content-type')]).toEqual([200, 'application/pdf'])
  expect((await pdfOf(await centre.as('sun-lei'), signed.id)).status).toBe(404)
  expect((await science.get(`/api/issues/${signed.id}/revisions/1/pdf`)).status).toBe(403)
})
