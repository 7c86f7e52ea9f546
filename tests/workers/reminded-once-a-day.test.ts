/** Nobody gets two reminders of one issue on one day in China, by any plan and with any reminders by hand. */
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { remind } from '#functions/acts/submission/remind.ts'
import { dayOf } from '#shared/calendar.ts'
import { askForSettings } from '../support/administering.ts'
import { aDraft, move, ok } from '../support/issue-steps.ts'
import { aMailer } from '../support/mailer.ts'
import { usingCentre } from '../support/using-centre.ts'

const HOUR = 3_600_000
const { centre, editor, administrator, signInAgain } = await usingCentre({ people: ['editor', 'administrator'] })
const mailer = aMailer()

test('of any plan, with reminders by hand between and workers at once', async () => {
  const actor = { id: 'zhou-min', name: '周敏', roles: ['editor' as const], departmentId: null }
  const days = (least: number) => fc.uniqueArray(fc.integer({ min: least, max: 4 }), { maxLength: 4 })
  const time = fc.tuple(fc.integer({ min: 0, max: 23 }), fc.integer({ min: 0, max: 59 }))
  const two = (n: number) => String(n).padStart(2, '0')
  await fc.assert(
    fc.asyncProperty(
      fc.record({
        before: days(0),
        after: days(1),
        at: time.map(([hour, minute]) => `${two(hour)}:${two(minute)}`),
        workingDays: fc.boolean(),
      }),
      fc.array(fc.record({ hours: fc.integer({ min: 1, max: 40 }), byHand: fc.boolean() }), {
        minLength: 3,
        maxLength: 8,
      }),
      async (reminders, steps) => {
        await signInAgain()
        ok(await askForSettings(centre, administrator, () => ({ reminders })))
        const deadline = new Date(centre.now().getTime() + 96 * HOUR).toISOString()
        const departments = ['kjt', 'gat']
        const issue = await move(editor, await aDraft(editor), { move: 'call-for-news', deadline, departments })
        await centre.runAllWork()
        mailer.letters.splice(0)
        const got: string[] = []
        for (const { hours, byHand } of steps) {
          centre.advance(hours * HOUR)
          const acts = [centre.runAllWork({ mailer }), centre.runAllWork({ mailer })]
          if (byHand) acts.push(remind(centre.deps, actor, issue.id, { departments }).then(() => 0))
          await Promise.all(acts)
          await centre.runAllWork({ mailer })
          const letters = mailer.letters.splice(0)
          got.push(...letters.map(({ to }) => `${to.address} ${dayOf(centre.now())}`))
        }
        await signInAgain()
        await move(editor, issue, { move: 'close-input' })
        await centre.runAllWork()
        expect(got).toEqual([...new Set(got)])
      },
    ),
    { numRuns: 12 },
  )
})
