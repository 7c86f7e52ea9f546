/** 约稿要求: the editor's words stand in the call's mail, in each reminder and where the department writes. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aCalledIssue, aSubmission, move, ok } from '../../support/issue-steps.ts'
import { aMailer } from '../../support/mailer.ts'
import { openedCentre } from '../../support/using-centre.ts'

let centre: Centre
let editor: Caller
let science: Caller
beforeEach(async () => {
  ;({ centre, editor, science } = await openedCentre({ people: ['editor', 'science'] }))
})
afterEach(() => centre.close())

const FIRST = '每篇一事，二百字左右。\n写明时间和成效。'
const SECOND = '请补充基层窗口的做法。'
const shown = async () => ok(await science.get('/api/calls')).calls[0].issue.brief
const called = (brief?: string) => aCalledIssue(centre, editor, { departments: ['kjt'], brief })

test('is in the mail of the call and on the page; changed, in the reminder and on the record', async () => {
  const mailer = aMailer()
  const letters = async () => {
    await centre.runAllWork({ mailer })
    return mailer.letters.splice(0).map(({ message }) => message.text)
  }
  const issue = await called(`${FIRST}  `)
  expect(await shown()).toBe(FIRST)
  expect(await letters()).toEqual([expect.stringContaining('每篇一事，二百字左右。')])
  const same = { move: 'change-brief', version: issue.version, brief: `${FIRST} ` }
  expect((await editor.post(`${at(issue)}/moves`, same)).body.code).toBe('nothing-changed')
  const changed = await move(editor, issue, { move: 'change-brief', brief: SECOND })
  expect(await shown()).toBe(SECOND)
  expect(await letters()).toEqual([])
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt'] }))
  const [reminded] = await letters()
  expect(reminded).toContain(SECOND)
  expect(reminded).not.toContain('每篇一事')
  const record = ok(await editor.get(`${at(issue)}/audit`))
  expect(JSON.stringify(record)).toContain(JSON.stringify({ brief: SECOND, briefWas: FIRST }).slice(1, -1))
  const emptied = await move(editor, changed, { move: 'change-brief', brief: '' })
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt'], again: ['kjt'] }))
  expect((await letters()).join()).not.toContain('约稿要求')
  const closed = await move(editor, emptied, { move: 'close-input' })
  const late = { move: 'change-brief', version: closed.version, brief: FIRST }
  expect((await editor.post(`${at(issue)}/moves`, late)).body.code).toBe('input-closed')
})

test('is in the reminder of a returned text, and in the mail that opens the call again', async () => {
  const mailer = aMailer()
  const issue = await called(FIRST)
  const { id, version } = await aSubmission(science, issue, '窗口办了培训。', ['kjt'])
  ok(await editor.post(`${at(issue)}/submissions/${id}/moves`, { move: 'return', version, reason: '请写明地点' }))
  await centre.runAllWork({ mailer })
  mailer.letters.splice(0)
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt'] }))
  const closed = await move(editor, ok(await editor.get(at(issue))), { move: 'close-input' })
  const deadline = new Date(centre.now().getTime() + 86_400_000).toISOString()
  await move(editor, closed, { move: 'reopen-input', deadline, reason: '补报' })
  await centre.runAllWork({ mailer })
  const said = mailer.letters.map(({ message: { subject, text } }) => [
    /催报|截稿|重新开放/.exec(subject)?.[0],
    text.includes('> 写明时间和成效。'),
  ])
  expect(said.toSorted()).toEqual([
    ['催报', true],
    ['重新开放', true],
  ])
})

test('a call without one says nothing of it', async () => {
  const mailer = aMailer()
  await called()
  await centre.runAllWork({ mailer })
  expect(mailer.letters.map(({ message }) => message.text.includes('约稿要求'))).toEqual([false])
  expect(await shown()).toBeUndefined()
})
