/** The sentences about issues that are opened: beside a correction that is in work, and by the plan. */
import { describe, expect, test } from 'vitest'
import type { OpeningPlan } from '#shared/centre/opening-plan.ts'
import type { Issue, ListedIssue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { askForSettings } from '../../support/administering.ts'
import type { Answer } from '../../support/caller.ts'
import { CORRECTION, correcting, correctionSettings } from '../../support/correcting.ts'
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { usingCentre } from '../../support/using-centre.ts'

describe('a correction beside others', async () => {
  const { centre, editor, office, head, signed } = await usingCentre({ people: ['editor', 'office', 'head'] })
  const { signedOff } = correcting(centre, { editor, office, head })
  const open = (original: Issue, despite?: string[]): Promise<Answer> =>
    editor.post(`${at(original)}/corrections`, {
      ...{ settings: correctionSettings(), correction: CORRECTION, whole: false, despite },
    })
  /** For `toMatchObject`. */
  const telling = (...sentences: string[]) => ({
    status: 409,
    body: {
      code: 'has-consequences',
      message: '这样办理会影响其他事项。请看清下面的影响，确认后再办理。',
      details: sentences.map((message) => ({ path: 'despite', message })),
    },
  })

  test('each that is in work is told of until it was read, and none that was signed or discarded', async () => {
    const original = await signed()
    await centre.runAllWork()
    const told = ({ number }: Issue) =>
      `2026年第${original.number}期已有一份更正正在办理：2026年第${number}期，再开一份则另行编号、另行审核分发。`

    const first: Issue = ok(await open(original))
    expect(await open(original)).toMatchObject(telling(told(first)))
    // They are told of in the order in which they were opened.
    centre.advance(1000)
    const second: Issue = ok(await open(original, [told(first)]))
    expect(await open(original, [told(first)])).toMatchObject(telling(told(first), told(second)))

    await signedOff(first)
    expect(await open(original)).toMatchObject(telling(told(second)))
    ok(await editor.post(`${at(second)}/discard`, { version: second.version }))
    ok(await open(original))
  })

  test('of another issue’s nothing is told', async () => {
    const [original, other] = [await signed(), await signed()]
    ok(await open(other))
    ok(await open(original))
  })
})

describe('an issue of the month', async () => {
  const { centre, signInAgain, editor, administrator } = await usingCentre({
    people: ['editor', 'administrator'],
    now: '2026-02-10T01:00:00.000Z',
  })
  const whyOpened = async (id: string): Promise<string | null> => {
    const [opened] = ok(await editor.get(`/api/issues/${id}/audit`)).entries
    expect(opened.what).toBe('open')
    return opened.why
  }
  const issues = `/api/publications/${PUBLICATION.id}/issues`

  // One after the other: the first opens February's in March, the second March's.
  test.each<[period: string, at: string, plan: OpeningPlan, why: string]>([
    [
      '2026-02',
      '2026-03-02T01:00:00.000Z',
      { day: 1, workingDays: 0, at: '09:00', period: 'last-month', issuedAfter: 14 },
      '按开刊计划：每月 1 日（逢休息日顺延）09:00，编上月工作，印发日期为开刊后 14 天，不自动约稿',
    ],
    [
      '2026-03',
      '2026-03-27T08:30:00.000Z',
      {
        ...{ day: 31, workingDays: -2, at: '16:30', period: 'this-month', issuedAfter: 3 },
        call: { workingDays: 5, at: '17:00', brief: '' },
      },
      '按开刊计划：每月 31 日前第 2 个工作日 16:30，编当月工作，印发日期为开刊后 3 天，随即约稿，5 个工作日后 17:00 截稿',
    ],
  ])('by the plan, that of %s: the record says the plan', async (period, instant, opening, why) => {
    ok(await askForSettings(centre, administrator, () => ({ opening })))
    await centre.runAllWork()
    centre.advanceTo(instant)
    await centre.runAllWork()
    await signInAgain()
    const listed = ok(await editor.get(issues)).issues.filter((one: ListedIssue) => one.period === period)
    expect(await Promise.all(listed.map(({ id }: ListedIssue) => whyOpened(id)))).toEqual([why])
  })

  test('by hand, while there is a plan: the record gives no reason', async () => {
    const settings = { period: '2026-04', number: 71, total: null, issueDate: '2026-04-20' }
    expect(await whyOpened(ok(await editor.post(issues, settings)).id)).toBeNull()
  })
})
