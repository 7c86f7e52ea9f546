/** 本期无稿: said once by a department, seen by the editor, not reminded any more, taken back by a press or by a text that comes after all. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import type { Caller } from '../../support/caller.ts'
import type { Centre } from '../../support/centre.ts'
import { at } from '../../support/issue-page.ts'
import { aDraft, aSubmission, move, ok } from '../../support/issue-steps.ts'
import { aMailer } from '../../support/mailer.ts'
import { aMeanwhile } from '../../support/store/meanwhile.ts'
import { openedCentre } from '../../support/using-centre.ts'

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let science: Caller
let police: Caller
let acts: (issue: Issue) => Promise<string[]>
let issue: Issue
beforeEach(async () => {
  ;({ centre, editor, science, police, acts } = await openedCentre({
    people: ['editor', 'science', 'police'],
    around: meanwhile.around,
  }))
  const deadline = new Date(centre.now().getTime() + 10 * 86_400_000).toISOString()
  issue = await move(editor, await aDraft(editor), { move: 'call-for-news', deadline, departments: ['kjt', 'gat'] })
  await centre.runAllWork()
})
afterEach(() => {
  meanwhile.first = null
  return centre.close()
})

const report = (version: number, stands = true, who = science) =>
  who.post(`${at(issue)}/zero-report`, { version, stands })
const seen = async () => {
  const { departments } = ok(await editor.get(`${at(issue)}/departments`))
  return departments.find(({ id }: { id: string }) => id === 'kjt')
}
const remind = async () => ok(await editor.post(`${at(issue)}/reminders`, { departments: ['kjt', 'gat'] }))
const lettersOf = async (does: () => Promise<unknown>) => {
  const mailer = aMailer()
  await does()
  await centre.runAllWork({ mailer })
  return mailer.newly()
}

test('is an answer: the editor sees who and when, it is not reminded, and the end of the call says nothing to it', async () => {
  expect(ok(await report(0))).toMatchObject({ stands: true, version: 1, by: { name: '吴晓岚' } })
  expect(await seen()).toMatchObject({ answer: 'zero', zeroReport: { by: '吴晓岚' } })
  const { reminded, told } = await remind()
  expect(reminded).toEqual(['gat'])
  expect(told.missed).toEqual([{ name: '科技厅', why: '已报“本期无稿”' }])
  await centre.runAllWork()
  const closing = await lettersOf(async () => move(editor, issue, { move: 'close-input' }))
  expect(closing).toEqual([expect.stringContaining('liuyang@gat.example')])
  expect((await report(1, false)).body.code).toBe('input-closed')
  expect(await acts(issue)).toContain('zero-report')
})

test('a reminder that waits is not sent to a department that said so meanwhile', async () => {
  const letters = await lettersOf(async () => {
    await remind()
    ok(await report(0))
  })
  expect(letters).toEqual([expect.stringContaining('liuyang@gat.example')])
})

test('is taken back, and asked twice it is done once', async () => {
  ok(await report(0))
  expect(ok(await report(0))).toMatchObject({ version: 1 })
  expect(ok(await report(1, false))).toMatchObject({ stands: false, version: 2 })
  expect(await seen()).toMatchObject({ answer: 'nothing', zeroReport: null })
  expect((await report(1)).body.code).toBe('overtaken')
  expect((await acts(issue)).filter((what) => what.includes('zero-report'))).toEqual([
    'zero-report',
    'take-back-zero-report',
  ])
})

test('falls when the department hands a text in, also in the same moment', async () => {
  ok(await report(0))
  const { id, version } = await aSubmission(science, issue, '科技厅窗口延长了服务时间。', ['kjt'])
  expect(await seen()).toMatchObject({ answer: 'handed-in', zeroReport: null })
  const record = JSON.stringify(ok(await editor.get(`${at(issue)}/audit`)))
  expect(record).toContain('"zeroReport":"yes"')
  expect((await report(3)).body.code).toBe('has-news')
  ok(await science.post(`${at(issue)}/submissions/${id}/moves`, { move: 'take-back', version }))
  expect(await seen()).toMatchObject({ answer: 'started', started: 1 })
  meanwhile.first = async () => {
    ok(await science.post(`${at(issue)}/submissions/${id}/moves`, { move: 'hand-in', version: version + 1 }))
  }
  expect((await report(2)).body.code).toBe('has-news')
  expect(await seen()).toMatchObject({ answer: 'handed-in', zeroReport: null })
})

test('is each department’s own, and only of one that was called', async () => {
  ok(await report(0))
  expect(ok(await police.get('/api/calls')).calls[0].zeroReport).toBeNull()
  expect(ok(await science.get('/api/calls')).calls[0].zeroReport).toMatchObject({
    stands: true,
    by: { name: '吴晓岚' },
  })
  expect((await report(1, false, police)).body.code).toBe('not-found')
  const other = await move(editor, await aDraft(editor), {
    move: 'call-for-news',
    deadline: issue.deadline,
    departments: ['gat'],
  })
  expect((await science.post(`${at(other)}/zero-report`, { version: 0, stands: true })).body.code).toBe('not-called')
})
