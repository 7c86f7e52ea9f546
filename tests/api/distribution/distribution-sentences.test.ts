/** The sentences about sending that waits for another permit: each where it is said, and beside it the last instant at which it is not. */
import { expect, test } from 'vitest'
import type { Issue } from '#shared/issue/issue.ts'
import { addressed, aMailer } from '../../support/mailer.ts'
import { putOtherPdf } from '../../support/print/other-pdf.ts'
import { decide } from '../../support/store/ledger.ts'
import { usingCentre } from '../../support/using-centre.ts'

const HOUR = 3_600_000
const { centre, signInAgain, editor, head, mailboxes, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
})

const until = async (instant: string) => {
  centre.advanceTo(instant)
  await signInAgain()
}
const reasonOf = async (issue: Issue) => {
  const { state, reason } = (await ledger(issue)).distribution ?? {}
  return [state, reason]
}

test('put off to the last minute of its permit nothing is said, and to the next one who must permit it', async () => {
  const issue = await signed({ sendAt: '2026-02-01T03:00:00.000Z' })
  const postpone = (sendAt: string) => decide(editor, issue, { move: 'postpone', sendAt, reason: '节后再发' })
  expect(await postpone('2026-02-02T03:00:00.000Z')).toMatchObject({
    status: 200,
    body: { state: 'scheduled', reason: null },
  })
  const said = '改为2026年2月2日 11:01发送，晚于签发许可的2026年2月2日 11:00，须由签发领导重新确认'
  expect(await postpone('2026-02-02T03:01:00.000Z')).toMatchObject({
    status: 200,
    body: { state: 'held', reason: said },
  })
  expect(await reasonOf(issue)).toEqual(['held', said])
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(mailer.text()).toContain(said)
  // A new permit takes the sentence away.
  expect((await decide(head, issue, { move: 'permit', sendAt: '2026-02-02T03:01:00.000Z', reason: '' })).status).toBe(
    200,
  )
  expect(await reasonOf(issue)).toEqual(['scheduled', null])
})

test('put off within one minute: what reads the same is not said to be later, and changes nothing else', async () => {
  await until('2026-02-02T03:30:00.000Z')
  const issue = await signed({ sendAt: '2026-02-02T04:00:00.000Z' })
  const postpone = (sendAt: string) => decide(editor, issue, { move: 'postpone', sendAt, reason: '节后再发' })
  expect((await postpone('2026-02-02T04:00:59.999Z')).body.code).toBe('nothing-changed')
  expect((await postpone('2026-02-02T04:01:00.000Z')).status).toBe(200)
  // Beyond the permit by less than a minute.
  const said = '改为2026年2月3日 12:00:00.001发送，晚于签发许可的2026年2月3日 12:00:00.000，须由签发领导重新确认'
  expect(await postpone('2026-02-03T04:00:00.001Z')).toMatchObject({ body: { state: 'held', reason: said } })
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  for (const words of [said, '定时发送：2026年2月3日 12:00:00.001', '许可截止：2026年2月3日 12:00:00.000'])
    expect(mailer.text()).toContain(words)
})

test.each<[what: string, instant: string, after: [state: string, reason: string | null]]>([
  ['at the last instant of its permit it goes on', '2026-02-12T03:00:00.000Z', ['expanding', null]],
  [
    'an instant later it waits for another one',
    '2026-02-22T03:00:00.001Z',
    ['held', '核查完毕时签发许可已过期（至2026年2月22日 11:00），须由签发领导重新确认'],
  ],
])('stopped before it began, and looked at: %s', async (_, instant, [state, reason]) => {
  const lookedAt = Date.parse(instant)
  const sendAt = new Date(lookedAt - (lookedAt % 1000) - 24 * HOUR).toISOString()
  await until(new Date(Date.parse(sendAt) - HOUR).toISOString())
  const issue = await signed({ sendAt })
  const restore = await putOtherPdf(centre, issue)
  await until(sendAt)
  await centre.runAllWork({ mailer: aMailer() })
  expect((await reasonOf(issue))[0]).toBe('refused')
  await restore()
  await until(instant)
  const answer = await decide(head, issue, { move: 'restart', reason: '已从备份恢复文件' })
  expect([answer.status, answer.body.state, answer.body.reason]).toEqual([200, state, reason])
  expect(await reasonOf(issue)).toEqual([state, reason])
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual(reason ? [] : mailboxes)
  if (reason) expect(mailer.text()).toContain(reason)
  else expect(mailer.text()).not.toContain('签发许可已过期')
})
