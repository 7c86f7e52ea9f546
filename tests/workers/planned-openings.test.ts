/** The issue of a month opens by the plan: once, whoever dies, opens by hand or discards in between; calls go out only where the plan says so. */
import { afterEach, beforeEach, describe, expect, test } from 'vitest'
import { callByPlan } from '#functions/acts/issue/call-by-plan.ts'
import { openIssueOfMonth } from '#functions/acts/issue/open-issue-of-month.ts'
import { commit } from '#functions/store/commit.ts'
import { loadPublication } from '#functions/store/load.ts'
import { changePublication } from '#functions/store/rows.ts'
import { openByPlan } from '#functions/workers/open-by-plan.ts'
import type { OpeningPlan } from '#shared/centre/opening-plan.ts'
import { hashOf } from '#shared/hash.ts'
import type { Issue, ListedIssue } from '#shared/issue/issue.ts'
import { nextOpening } from '#shared/issue/planned-opening.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { askForSettings } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { move, ok } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { aMeanwhile } from '../support/store/meanwhile.ts'
import { workOf } from '../support/store/work-of.ts'
import { openedCentre } from '../support/using-centre.ts'

const DAY = 86_400_000
const BEGAN = '2026-02-10T01:00:00.000Z'
/** 2 March 2026 is a Monday, the first a Sunday. */
const PLAN: OpeningPlan = { day: 1, workingDays: 0, at: '09:00', period: 'this-month', issuedAfter: 14 }
const MARCH = nextOpening(PLAN, BEGAN)

const meanwhile = aMeanwhile()
let centre: Centre
let editor: Caller
let administrator: Caller
let signInAgain: () => Promise<void>
let mailer: AskedMailer
beforeEach(async () => {
  Object.assign(meanwhile, { first: null, lags: false })
  ;({ centre, editor, administrator, signInAgain } = await openedCentre({
    people: ['editor', 'administrator'],
    around: meanwhile.around,
    now: BEGAN,
  }))
  mailer = aMailer()
})
afterEach(() => centre.close())

const plan = async (opening: OpeningPlan | undefined) => {
  await signInAgain()
  ok(await askForSettings(centre, administrator, () => ({ opening })))
  await centre.runAllWork({ mailer })
}
const listed = async (period: string): Promise<ListedIssue[]> => {
  await signInAgain()
  const { issues } = ok(await editor.get(`/api/publications/${PUBLICATION.id}/issues`))
  return issues.filter((one: ListedIssue) => one.period === period)
}
const byHand = (period: string, number: number) =>
  editor.post(`/api/publications/${PUBLICATION.id}/issues`, { period, number, total: null, issueDate: '2026-03-20' })
const until = async (instant: string) => {
  centre.advanceTo(instant)
  await signInAgain()
}
const mails = async () => {
  await centre.runAllWork({ mailer })
  return mailer.letters.splice(0).map(({ to, message }) => `${to.address} ${message.subject}`)
}
const waiting = () => workOf(centre, 'open-by-plan')
const run = () => openByPlan(centre.deps, { kind: 'open-by-plan', publicationId: PUBLICATION.id, since: BEGAN })

test('each month once, numbered on, told to the editors, and nobody is called', async () => {
  await plan(PLAN)
  expect((await waiting()).map(({ dueAt }) => dueAt)).toEqual([MARCH.at])
  await until('2026-03-02T00:59:00.000Z')
  await mails()
  expect(await listed('2026-03')).toEqual([])
  await until(MARCH.at)
  const got = await mails()
  const [march, ...more] = await listed('2026-03')
  expect(more).toEqual([])
  expect(march).toMatchObject({ state: 'draft', issueDate: '2026-03-16', authors: [], called: [] })
  expect(got).toEqual([expect.stringMatching(/^zhoumin@.*2026年第\d+期已按计划开刊$/)])
  const record = ok(await editor.get(`/api/issues/${march?.id}/audit`)).entries
  expect(record[0]).toMatchObject({ what: 'open', who: { id: 'system' }, why: expect.stringContaining('按开刊计划') })
  await until('2026-04-03T00:00:00.000Z')
  await mails()
  const [april] = await listed('2026-04')
  expect(april?.number).toBe((march?.number ?? 0) + 1)
  expect(await waiting()).toHaveLength(1)
})

test('departments are called where the plan says so, once, and not where an editor was first', async () => {
  const call = { workingDays: 5, at: '17:00', brief: '一事一报。' }
  await plan({ ...PLAN, call })
  await until(MARCH.at)
  const got = await mails()
  const [march] = await listed('2026-03')
  const everyone = PUBLICATION.departments.map(({ id }) => id)
  expect(march).toMatchObject({ state: 'department-input', deadline: '2026-03-09T09:00:00.000Z', called: everyone })
  expect(march).toMatchObject({ brief: '一事一报。', inputOpen: true })
  expect(got.filter((line) => line.includes('约稿')).length).toBeGreaterThan(2)
  await run()
  expect((await mails()).filter((line) => line.includes('约稿'))).toEqual([])
})

describe('nobody is called by the plan', () => {
  const deadline = '2026-03-09T09:00:00.000Z'
  const call = { workingDays: 5, at: '17:00', brief: '一事一报。' }
  /** As the row may be; the settings keep a department while its people are here. */
  const emptyRoster = async () => {
    const publication = await loadPublication(centre.deps.table, PUBLICATION.id)
    const writes = [changePublication(publication, { ...publication, departments: [] })]
    await commit(centre.deps.table, { writes })
  }
  const opened = async (): Promise<Issue> => {
    await plan({ ...PLAN, call })
    await signInAgain()
    return ok(await byHand('2026-03', 9))
  }
  test.each<[when: string, by: string, happens: (issue: Issue) => Promise<unknown>]>([
    [
      'an editor has called',
      deadline,
      (issue) =>
        move(editor, issue, { move: 'call-for-news', deadline: '2026-03-06T09:00:00.000Z', departments: ['kjt'] }),
    ],
    ['it says so no more', deadline, () => plan(PLAN)],
    ['nobody is on the roster', deadline, () => emptyRoster()],
    ['the deadline has come', BEGAN, async () => {}],
  ])('where %s', async (_, by, happens) => {
    const issue = await opened()
    await happens(issue)
    const before = await centre.rows()
    await callByPlan(centre.deps, issue.id, by)
    expect(await centre.rows()).toEqual(before)
  })
})

test('not where somebody has opened it by hand, also at this moment and behind an index that lags', async () => {
  await plan(PLAN)
  meanwhile.lags = true
  await listed('2026-03')
  await until(MARCH.at)
  meanwhile.first = () => byHand('2026-03', 71)
  await run()
  meanwhile.lags = false
  expect((await listed('2026-03')).map(({ number }) => number)).toEqual([71])
  await centre.runAllWork({ mailer })
  expect(await listed('2026-03')).toHaveLength(1)
})

test('while the plan is taken away, none', async () => {
  await plan(PLAN)
  await until(MARCH.at)
  meanwhile.first = () => askForSettings(centre, administrator, () => ({ opening: undefined }))
  await run()
  expect(meanwhile.first).toBeNull()
  expect(await listed('2026-03')).toEqual([])
})

test('by many workers at once and again after any of them, it is one; discarded, it does not come back', async () => {
  await plan(PLAN)
  await until(MARCH.at)
  const open = async () => openIssueOfMonth(centre.deps, PUBLICATION.id, { plan: await hashOf(PLAN), opening: MARCH })
  // One dies after it has opened and before the next month waits.
  const opened = await Promise.all([open(), open(), run(), centre.runAllWork({ mailer })])
  expect(opened.slice(0, 2).filter((one) => one !== null).length).toBeLessThan(2)
  const [march] = await listed('2026-03')
  expect(await listed('2026-03')).toHaveLength(1)
  ok(await editor.post(`/api/issues/${march?.id}/discard`, { version: march?.version }))
  await run()
  await centre.runAllWork({ mailer })
  expect(await listed('2026-03')).toEqual([])
  expect(await waiting()).toHaveLength(1)
  ok(await byHand('2026-03', march?.number ?? 0))
})

test('another plan, or none: what waits for the one before opens nothing', async () => {
  await plan(PLAN)
  await plan({ ...PLAN, day: 10 })
  await until(MARCH.at)
  await mails()
  expect(await listed('2026-03')).toEqual([])
  await until('2026-03-10T01:00:00.000Z')
  await mails()
  expect(await listed('2026-03')).toHaveLength(1)
  await plan(undefined)
  await until(new Date(centre.now().getTime() + 60 * DAY).toISOString())
  await mails()
  expect(await listed('2026-04')).toEqual([])
  expect(await waiting()).toEqual([])
})

test('not by another plan than the one it was reckoned by', async () => {
  const opens = async (by: OpeningPlan) =>
    openIssueOfMonth(centre.deps, PUBLICATION.id, { plan: await hashOf(by), opening: MARCH })
  expect(await opens(PLAN)).toBeNull()
  await plan(PLAN)
  expect(await opens({ ...PLAN, at: '09:01' })).toBeNull()
  expect(await listed('2026-03')).toEqual([])
  expect(await opens(PLAN)).toMatchObject({ period: '2026-03' })
})

test('of a number that is taken the next free one', async () => {
  await plan(PLAN)
  const [highest = 0] = (await listed('2026-01')).map(({ number }) => number)
  meanwhile.first = null
  ok(await byHand('2026-02', highest + 1))
  await until(MARCH.at)
  await mails()
  expect((await listed('2026-03'))[0]?.number).toBe(highest + 2)
})
