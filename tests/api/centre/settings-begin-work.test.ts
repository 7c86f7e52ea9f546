/** Of all settings two begin work when they change, the plans; no other does, and a plan that stays as it was begins nothing. */
import { expect, test } from 'vitest'
import { indexes } from '#functions/store/keys.ts'
import { listIndexReadable } from '#functions/store/read.ts'
import type { PublicationSettings } from '#shared/centre/publication.ts'
import { Work } from '#shared/work.ts'
import { askForSettings, despite } from '../../support/administering.ts'
import { aCalledIssue, aDraft, ok } from '../../support/issue-steps.ts'
import { SETTINGS_CHANGES } from '../../support/settings-changes.ts'
import { usingCentre } from '../../support/using-centre.ts'

const { centre, editor, administrator } = await usingCentre({ people: ['editor', 'administrator'] })
await aDraft(editor)
await aCalledIssue(centre, editor)

const PLANS: Pick<PublicationSettings, 'opening' | 'reminders'> = {
  opening: { day: 20, workingDays: 2, at: '09:00', period: 'this-month', issuedAfter: 14 },
  reminders: { before: [2], after: [], at: '09:00', workingDays: true },
}
/** Where one issue of two takes news. */
const BEGINS: Record<string, string> = { opening: 'open-by-plan', reminders: 'remind-by-plan' }

type Change = Parameters<typeof askForSettings>[2]

const waiting = async () => (await listIndexReadable(centre.deps.table, Work, indexes.work('open'))).rows

/** The kinds of the work that waits since these settings. */
async function begunBy(change: Change): Promise<string[]> {
  const before = new Set((await waiting()).map(({ id }) => id))
  ok(await despite((seen) => askForSettings(centre, administrator, change, seen)))
  return (await waiting()).flatMap(({ id, task }) => (before.has(id) ? [] : [task.kind])).sort()
}

test('a plan that is saved as it is', async () => {
  expect(await begunBy(() => PLANS)).toEqual(Object.values(BEGINS))
  expect(await begunBy(() => PLANS)).toEqual([])
})

test.each(SETTINGS_CHANGES)('$what', async ({ member, change }) => {
  ok(await despite((seen) => askForSettings(centre, administrator, () => PLANS, seen)))
  expect(await begunBy(change)).toEqual(member in BEGINS ? [BEGINS[member]] : [])
})
