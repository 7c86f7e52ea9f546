/** Reminders by the plan: at its instants, each once however often it is asked, never two a day to a person, and none where the call ended. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { remindByPlan as remindDue } from '#functions/acts/submission/remind.ts'
import { commit } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { remindByPlan } from '#functions/workers/notices/remind-by-plan.ts'
import { dayOf } from '#shared/calendar.ts'
import type { ReminderPlan } from '#shared/centre/reminder-plan.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Work } from '#shared/work.ts'
import { askForPerson, askForSettings, despite } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { at } from '../support/issue-page.ts'
import { aDraft, aSubmission, move, ok } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { aMeanwhile } from '../support/store/meanwhile.ts'
import { workOf } from '../support/store/work-of.ts'
import { openedCentre } from '../support/using-centre.ts'

const HOUR = 3_600_000
const DAY = 24 * HOUR
const [WU, LIU, SUN] = ['wuxiaolan@kjt.example', 'liuyang@gat.example', 'sunlei@lcj.example']
const PLAN: ReminderPlan = { before: [2, 1], after: [1], at: '10:00', workingDays: false }

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let science: Caller
let administrator: Caller
let signInAgain: () => Promise<void>
let mailer: AskedMailer
beforeEach(async () => {
  ;({ centre, editor, science, administrator, signInAgain } = await openedCentre({
    people: ['editor', 'science', 'administrator'],
    around: meanwhile.around,
  }))
  mailer = aMailer()
})
afterEach(() => centre.close())

const plan = async (reminders: ReminderPlan | undefined) => {
  await signInAgain()
  ok(await askForSettings(centre, administrator, () => ({ reminders })))
}
/** The clock of these centres begins at 2026-02-01 09:00 in China. */
const called = async (days = 3, departments = ['kjt', 'gat', 'lcj']): Promise<Issue> => {
  await signInAgain()
  const deadline = new Date(centre.now().getTime() + days * DAY).toISOString()
  const issue = await move(editor, await aDraft(editor), { move: 'call-for-news', deadline, departments })
  await centre.runAllWork()
  return issue
}
/** What was mailed by now, as `address subject`, since it was asked last. */
const mails = async () => {
  await centre.runAllWork({ mailer })
  return mailer.letters.splice(0).map(({ to, message }) => `${to.address} ${message.subject}`)
}
/** Who of the departments. */
const reminded = async () =>
  (await mails())
    .map((line) => line.slice(0, line.indexOf(' ')))
    .filter((address) => [WU, LIU, SUN].includes(address))
    .sort()
const record = async (issue: Issue) => {
  await signInAgain()
  return ok(await editor.get(`${at(issue)}/audit`)).entries.filter((entry: { what: string }) => entry.what === 'remind')
}
const waiting = () => workOf(centre, 'remind-by-plan')

test('two days before, one day before and one day after; then nothing waits', async () => {
  await plan(PLAN)
  const issue = await called()
  expect(await reminded()).toEqual([])
  const got: [string, string[]][] = []
  for (let n = 0; n < 6; n += 1) {
    got.push([dayOf(centre.now()), await reminded()])
    centre.advance(DAY)
  }
  const all = [LIU, SUN, WU]
  expect(got).toEqual([
    ['2026-02-01', []],
    // At nine the plan of ten o’clock is still to come.
    ['2026-02-02', []],
    ['2026-02-03', all],
    ['2026-02-04', all],
    ['2026-02-05', []],
    ['2026-02-06', all],
  ])
  expect(await waiting()).toEqual([])
  const entries = await record(issue)
  expect(entries.map(({ who, why }: { who: { name: string }; why: string }) => [who.name, why])).toEqual([
    ['系统', '按催报计划：截稿前 2 天'],
    ['系统', '按催报计划：截稿前 1 天'],
    ['系统', '按催报计划：截稿后 1 天'],
  ])
  expect(entries[0].facts).toMatchObject({ departments: 'kjt gat lcj', planned: '2026-02-02T02:00:00.000Z' })
})

test('who has handed in hears nothing; who was reminded by hand that day is let alone', async () => {
  await plan(PLAN)
  const issue = await called()
  await aSubmission(science, issue, '窗口办了培训。', ['kjt'])
  await mails()
  centre.advance(DAY + 30 * 60_000)
  await signInAgain()
  ok(await editor.post(`${at(issue)}/reminders`, { departments: ['gat'] }))
  expect(await reminded()).toEqual([LIU])
  centre.advance(HOUR)
  expect(await reminded()).toEqual([SUN])
})

test('a department that nobody belongs to is told to the editors, and is not booked', async () => {
  await plan({ ...PLAN, before: [2], after: [] })
  const issue = await called()
  ok(await despite((seen) => askForPerson(administrator, 'sun-lei', { active: false }, seen)))
  await mails()
  centre.advance(DAY + 2 * HOUR)
  const got = await mails()
  expect(got.filter((line) => line.includes('没有人收到催报'))).toEqual([
    expect.stringMatching(/^zhoumin@.*2026年第\d+期有 1 个单位没有人收到催报$/),
  ])
  const [entry] = await record(issue)
  expect(entry.facts).toMatchObject({ departments: 'kjt gat', unreached: 'lcj' })
})

test('where only such are left, the record says so, and names none that was reminded', async () => {
  await plan({ ...PLAN, before: [2], after: [] })
  const issue = await called(3, ['kjt', 'lcj'])
  await aSubmission(science, issue, '窗口办了培训。', ['kjt'])
  ok(await despite((seen) => askForPerson(administrator, 'sun-lei', { active: false }, seen)))
  await mails()
  centre.advance(DAY + 2 * HOUR)
  expect((await mails()).filter((line) => line.includes('催报'))).toEqual([
    expect.stringMatching(/^zhoumin@.*有 1 个单位没有人收到催报$/),
  ])
  const [entry] = await record(issue)
  expect(entry.facts).toEqual({ unreached: 'lcj', planned: '2026-02-02T02:00:00.000Z' })
})

describe('each instant is done once', () => {
  const task = (issue: Issue) =>
    ({ kind: 'remind-by-plan', issueId: issue.id, since: '2026-01-01T00:00:00.000Z' }) as const
  const run = (issue: Issue) => remindByPlan(centre.deps, task(issue))

  test('when it is run again, and by two at once', async () => {
    await plan(PLAN)
    const issue = await called()
    centre.advance(DAY + 2 * HOUR)
    await Promise.all([run(issue), run(issue), centre.runAllWork({ mailer })])
    await run(issue)
    expect(await reminded()).toEqual([LIU, SUN, WU])
    expect(await record(issue)).toHaveLength(1)
    expect(await waiting()).toHaveLength(1)
    // On the next day, before the plan's next instant.
    centre.advance(22 * HOUR)
    await run(issue)
    expect(await reminded()).toEqual([])
  })

  test('when the worker dies between the reminder and what waits for the next', async () => {
    await plan(PLAN)
    const issue = await called()
    centre.advance(DAY + 2 * HOUR)
    await run(issue)
    // The reminder is written, and what it would write next is not.
    for (const work of await waiting()) await gone(work)
    await run(issue)
    expect(await reminded()).toEqual([LIU, SUN, WU])
    expect(await waiting()).toHaveLength(1)
    centre.advance(DAY)
    expect(await reminded()).toEqual([LIU, SUN, WU])
  })

  const gone = async ({ id, queue, dueAt, version }: Work) => {
    await commit(centre.deps.table, {
      writes: [{ kind: 'remove', keys: keys.work(id, queue, dueAt), version, refusal: 'stale' }],
    })
  }

  test('when the worker was away for days, once for all that it missed', async () => {
    await plan(PLAN)
    const issue = await called()
    centre.advance(6 * DAY)
    expect(await reminded()).toEqual([LIU, SUN, WU])
    expect(await record(issue)).toHaveLength(1)
    expect(await waiting()).toEqual([])
  })
})

describe('it follows', () => {
  test('a plan that is set after the call, and one that is taken back', async () => {
    const issue = await called()
    expect(await waiting()).toEqual([])
    await plan(PLAN)
    await mails()
    expect(await waiting()).toHaveLength(1)
    await plan(undefined)
    centre.advance(6 * DAY)
    expect(await reminded()).toEqual([])
    expect(await record(issue)).toEqual([])
    expect(await waiting()).toEqual([])
  })

  test('another plan, and the first one again: what waited twice runs once', async () => {
    await plan(PLAN)
    const issue = await called()
    await plan({ ...PLAN, at: '18:00' })
    await mails()
    await plan(PLAN)
    await mails()
    centre.advance(2 * DAY + 2 * HOUR)
    await mails()
    expect(await record(issue)).toHaveLength(1)
  })

  test('the end of the call; and the new deadline where it is opened again', async () => {
    await plan(PLAN)
    const issue = await called()
    const closed = await move(editor, issue, { move: 'close-input' })
    await mails()
    centre.advance(DAY + 2 * HOUR)
    expect(await reminded()).toEqual([])
    await signInAgain()
    const deadline = new Date(centre.now().getTime() + 3 * DAY).toISOString()
    await move(editor, closed, { move: 'reopen-input', deadline, reason: '还差两家' })
    await mails()
    centre.advance(DAY)
    expect(await reminded()).toEqual([LIU, SUN, WU])
    expect((await record(issue)).at(-1).why).toBe('按催报计划：截稿前 2 天')
  })

  test('the end of the call between its reading and its writing', async () => {
    await plan(PLAN)
    const issue = await called()
    centre.advance(DAY + 2 * HOUR)
    await signInAgain()
    const due = [{ at: '2026-02-02T02:00:00.000Z', words: '截稿前 2 天', departments: issue.called }]
    meanwhile.first = () => move(editor, issue, { move: 'close-input' })
    await expect(remindDue(centre.deps, issue.id, due)).rejects.toMatchObject({ code: 'input-closed' })
    expect(await record(issue)).toEqual([])
  })
})
