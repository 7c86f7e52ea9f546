/** A print that goes on failing is told to the editor by mail; one that came right meanwhile is told to nobody. */
import { beforeEach, expect, test } from 'vitest'
import { PrintFailure } from '#functions/print/failure.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { aBackIssue } from '../support/a-back-issue.ts'
import { ORIGIN } from '../support/centre.ts'
import { aWrittenIssue, move } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, read } = await usingCentre({ people: ['editor'] })
const MINUTES = 60_000
const failing = () => Promise.reject(new PrintFailure('timed-out', 'no answer'))
let mailer: AskedMailer
let issue: Issue

beforeEach(async () => {
  issue = await move(editor, await aWrittenIssue(centre, editor), { move: 'send-to-review' })
  await centre.runAllWork({ mailer: aMailer(), print: failing })
  expect((await read(issue)).review?.renderFailure).toMatch(/排印超时/)
  mailer = aMailer()
})

test('after five minutes, once, with the reason and where to go', async () => {
  centre.advance(5 * MINUTES - 1)
  await centre.runAllWork({ mailer, print: failing })
  expect(mailer.newly()).toEqual([])
  centre.advance(1)
  await centre.runAllWork({ mailer, print: failing })
  expect(mailer.to()).toEqual(['zhoumin@centre.example'])
  for (const words of ['未能排出 PDF', '排印超时', '撤回送审', `${ORIGIN}/issues/${issue.id}`])
    expect(`${mailer.letters[0]?.message.subject} ${mailer.text()}`).toContain(words)
  mailer.newly()
  centre.advance(10 * MINUTES)
  await centre.runAllWork({ mailer, print: () => Promise.reject(new PrintFailure('browser-crashed', 'gone')) })
  expect((await read(issue)).review?.renderFailure).toMatch(/意外退出/)
  centre.advance(10 * MINUTES)
  await centre.runAllWork({ mailer, print: failing })
  expect(mailer.newly()).toEqual([])
})

test('nobody hears of what was printed meanwhile', async () => {
  centre.advance(MINUTES)
  await centre.runAllWork({ mailer })
  expect((await read(issue)).review?.pdf).not.toBe(null)
  centre.advance(5 * MINUTES)
  await centre.runAllWork({ mailer })
  expect(mailer.newly()).toEqual([])
})

test('nobody hears of what was withdrawn meanwhile', async () => {
  await move(editor, await read(issue), { move: 'withdraw' })
  await centre.runAllWork({ mailer, print: failing })
  mailer.newly()
  centre.advance(5 * MINUTES)
  await centre.runAllWork({ mailer, print: failing })
  expect(mailer.newly()).toEqual([])
})

test('of a back issue its editor hears as well', async () => {
  await move(editor, await read(issue), { move: 'withdraw' })
  const imported = await aBackIssue(editor, '2025-02', 3, '2月5日，科技厅窗口办了培训。')
  await centre.runAllWork({ mailer: aMailer(), print: failing })
  centre.advance(5 * MINUTES)
  await centre.runAllWork({ mailer, print: failing })
  expect(mailer.to()).toEqual(['zhoumin@centre.example'])
  for (const words of ['补录的', '排印超时', '重新补录', `${ORIGIN}/issues/${imported.id}`])
    expect(mailer.text()).toContain(words)
})
