/** A department's front page: its own tally of the year, and the published issue, which nobody sees before it is signed. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at, readIssue } from '../../support/issue-page.ts'
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

test('the tally counts what is its own: calls, texts with confirmed joint ones, adopted, no news', async () => {
  const issue = await aCalledIssue(centre, editor)
  await aCalledIssue(centre, editor)
  const { id, version } = await aSubmission(science, issue, '两家窗口联合办理。', ['kjt', 'gat'])
  await aSubmission(science, issue, '科技厅窗口延长服务时间。', ['kjt'])
  expect(await tally(police)).toEqual({ year: '2026', called: 2, handedIn: 0, adopted: 0, zero: 0 })
  const path = `${at(issue)}/submissions/${id}/moves`
  const confirmed = ok(await police.post(path, { move: 'confirm-joint', version }))
  const { version: issueVersion } = await readIssue(editor, issue)
  const adopting = { move: 'adopt', version: confirmed.version, issueVersion, sectionId: 'windows', itemId: null }
  ok(await editor.post(path, adopting))
  const other = await aCalledIssue(centre, editor)
  ok(await police.post(`${at(other)}/zero-report`, { version: 0, stands: true }))
  expect(await tally(police)).toEqual({ year: '2026', called: 3, handedIn: 1, adopted: 1, zero: 1 })
  expect(await tally(science)).toEqual({ year: '2026', called: 3, handedIn: 2, adopted: 1, zero: 0 })
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
