/** A plan whose work was given up goes on: what it failed at is made up for once that can be, and its next instants come. */
import { afterEach, beforeEach, expect, test } from 'vitest'
import { keys } from '#functions/store/keys.ts'
import type { Keys } from '#functions/store/table.ts'
import { runWork } from '#functions/workers/run-work.ts'
import type { OpeningPlan } from '#shared/centre/opening-plan.ts'
import type { ReminderPlan } from '#shared/centre/reminder-plan.ts'
import type { ListedIssue } from '#shared/issue/issue.ts'
import type { Task } from '#shared/work.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { askForSettings } from '../support/administering.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { aCalledIssue, aDraft, ok } from '../support/issue-steps.ts'
import { type AskedMailer, aMailer } from '../support/mailer.ts'
import { workOf } from '../support/store/work-of.ts'
import { openedCentre } from '../support/using-centre.ts'

const HOUR = 3_600_000
const OPENING: OpeningPlan = { day: 10, workingDays: 0, at: '09:00', period: 'this-month', issuedAfter: 5 }
const REMINDERS: ReminderPlan = { before: [2, 1], after: [], at: '10:00', workingDays: false }

let centre: Centre
let editor: Caller
let administrator: Caller
let signInAgain: () => Promise<void>
let mailer: AskedMailer
/** The clock of these centres begins at 2026-02-01 09:00 in China. */
beforeEach(async () => {
  ;({ centre, editor, administrator, signInAgain } = await openedCentre({ people: ['editor', 'administrator'] }))
  mailer = aMailer()
})
afterEach(() => centre.close())

const plan = async (settings: { opening?: OpeningPlan; reminders?: ReminderPlan }) => {
  ok(await askForSettings(centre, administrator, () => settings))
  await centre.runAllWork({ mailer })
}
const until = async (instant: string) => {
  centre.advanceTo(instant)
  await centre.runAllWork({ mailer })
  await signInAgain()
}
const listed = async (period: string): Promise<ListedIssue[]> => {
  const { issues } = ok(await editor.get(`/api/publications/${PUBLICATION.id}/issues`))
  return issues.filter((one: ListedIssue) => one.period === period)
}
/** The row cannot be read until all that is due was given up so many times, hours apart. */
async function unread({ pk, sk }: Keys, kind: Task['kind'], times: number) {
  // biome-ignore lint/suspicious/noExplicitAny: rows of several kinds are damaged
  let good: any
  await centre.changeRow([pk, sk], (row) => {
    good = row
    return { ...row, sections: 'damaged' }
  })
  for (let n = 1; n <= times; n += 1) {
    await centre.runWorkOverTime({ mailer }, 200)
    expect(await workOf(centre, kind, 'parked')).toHaveLength(n)
    centre.advance(3 * HOUR)
  }
  await centre.changeRow([pk, sk], () => good)
}

test.each<[string, () => Promise<Keys>]>([
  ['an issue', async () => keys.issue((await aDraft(editor)).id, '', '')],
  ['the publication', async () => keys.publication(PUBLICATION.id)],
])('while %s cannot be read no issue opens; then it does, and so do those of the next months', async (_, which) => {
  const row = await which()
  await plan({ opening: OPENING })
  centre.advanceTo('2026-02-10T01:00:00Z')
  await unread(row, 'open-by-plan', 2)
  await until('2026-02-10T12:00:00Z')
  expect(await listed('2026-02')).toHaveLength(1)
  expect(mailer.letters.map(({ message }) => message.subject)).toEqual([expect.stringContaining('已按计划开刊')])
  for (const month of ['2026-03', '2026-04']) {
    await until(`${month}-12T12:00:00Z`)
    expect(await listed(month)).toHaveLength(1)
  }
  expect(await workOf(centre, 'open-by-plan')).toHaveLength(1)
})

test('departments are called by the plan once their issue can be read again', async () => {
  await plan({ opening: { ...OPENING, call: { workingDays: 5, at: '17:00', brief: '' } } })
  centre.advanceTo('2026-02-10T01:00:00Z')
  const [opens] = await workOf(centre, 'open-by-plan')
  await runWork({ ...centre.deps, mailer }, opens?.id ?? '')
  await signInAgain()
  const [issue] = await listed('2026-02')
  await unread(keys.issue(issue?.id ?? '', '', ''), 'call-by-plan', 1)
  await until('2026-02-10T12:00:00Z')
  expect(await listed('2026-02')).toMatchObject([{ state: 'department-input' }])
})

test('departments are reminded once their issue can be read again, and at the next instant', async () => {
  await plan({ reminders: REMINDERS })
  const issue = await aCalledIssue(centre, editor)
  await centre.runAllWork()
  const reminded = () => mailer.letters.splice(0).map(({ message }) => message.subject)
  centre.advanceTo('2026-02-09T02:00:00Z')
  await unread(keys.issue(issue.id, '', ''), 'remind-by-plan', 1)
  expect(reminded()).toEqual([])
  await until('2026-02-09T12:00:00Z')
  expect(reminded().length).toBeGreaterThan(0)
  await until('2026-02-10T02:00:00Z')
  expect(reminded().length).toBeGreaterThan(0)
})
