/** Sending that is set for an hour: not before it, not after its permit, and off or later when a named person says so. */
import { beforeEach, describe, expect, test } from 'vitest'
import { aPerson } from '../support/administering.ts'
import { at } from '../support/issue-page.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, type AskedMailer, addressed, aMailer, RETRY } from '../support/mailer.ts'
import { putOtherPdf } from '../support/print/other-pdf.ts'
import { decide } from '../support/store/ledger.ts'
import { aMeanwhile } from '../support/store/meanwhile.ts'
import { usingCentre } from '../support/using-centre.ts'

const HOUR = 3_600_000
const meanwhile = aMeanwhile()
const { centre, signInAgain, editor, office, head, administrator, mailboxes, acts, signed, ledger, proofHolds } =
  await usingCentre({
    people: ['editor', 'office', 'head', 'administrator'],
    around: meanwhile.around,
  })
beforeEach(async () => {
  await centre.runAllWork()
  // Sessions end while the clock is moved.
  await signInAgain()
})

const [EDITOR, HEAD] = ['zhoumin@centre.example', 'linguodong@centre.example']
/** Who was written to that sending waits for a leader, with these words. */
const toldOf = (mailer: AskedMailer, words: string): string[] =>
  mailer.letters
    .filter(({ message }) => message.subject.includes('等待确认') && message.text.includes(words))
    .map(({ to }) => to.address)
    .sort()
const inHours = (hours: number) => new Date(centre.now().getTime() + hours * HOUR).toISOString()

describe('set for an hour', () => {
  test('nothing goes out before it; then all does, and the proof says when it was permitted', async () => {
    const sendAt = inHours(2)
    const issue = await signed({ sendAt })
    expect(issue.signOff?.permit).toEqual({ from: sendAt, until: inHours(26) })
    const { entries } = ok(await editor.get(`${at(issue)}/audit`))
    expect(entries.at(-1)).toMatchObject({ what: 'sign-off', facts: { sendAt, permitUntil: inHours(26) } })
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'scheduled', sendAt, frozen: mailboxes.length })
    centre.advance(2 * HOUR - 1)
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual([])
    centre.advance(1)
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'done', startedAt: sendAt })
    expect(await proofHolds(issue)).toBe(true)
  })

  test('an hour that is past, or too far ahead, is refused: signed, put off, permitted', async () => {
    const beyond = [inHours(0), inHours(-1), inHours(24 * 32)]
    const code = 'send-time-out-of-reach'
    for (const sendAt of beyond) await expect(signed({ sendAt })).rejects.toThrow(code)
    const issue = await signed({ sendAt: inHours(2) })
    const codeOf = async (who: typeof head, move: string, sendAt: string) =>
      (await decide(who, issue, { move, sendAt, reason: '等会' })).body.code
    for (const sendAt of beyond) expect(await codeOf(editor, 'postpone', sendAt)).toBe(code)
    ok(await decide(editor, issue, { move: 'call-off', reason: '暂缓' }))
    for (const sendAt of beyond) expect(await codeOf(head, 'permit', sendAt)).toBe(code)
  })

  test('the editor and whoever signed may put it off within the permit; it then goes out at the new hour', async () => {
    const issue = await signed({ sendAt: inHours(2) })
    expect((await decide(office, issue, { move: 'postpone', sendAt: inHours(5), reason: '改稿' })).body.code).toBe(
      'not-allowed',
    )
    expect((await decide(editor, issue, { move: 'postpone', sendAt: inHours(5), reason: '' })).body.code).toBe(
      'reason-required',
    )
    expect((await decide(editor, issue, { move: 'postpone', sendAt: inHours(2), reason: '等会' })).body.code).toBe(
      'nothing-changed',
    )
    ok(await decide(editor, issue, { move: 'postpone', sendAt: inHours(5), reason: '等会后再发' }))
    ok(await decide(head, issue, { move: 'postpone', sendAt: inHours(4), reason: '提前一小时' }))
    const mailer = aMailer()
    centre.advance(3 * HOUR)
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual([])
    centre.advance(HOUR)
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    expect((await acts(issue)).filter((what) => what === 'postpone')).toHaveLength(2)
  })

  test('called off, nothing goes out until an approver of the last step says so', async () => {
    const issue = await signed({ sendAt: inHours(2) })
    ok(await decide(editor, issue, { move: 'call-off', reason: '领导要求暂缓' }))
    const mailer = aMailer()
    centre.advance(3 * HOUR)
    await centre.runAllWork({ mailer })
    // The signer hears of it, the one who did it does not.
    expect(toldOf(mailer, '周敏取消了定时发送：领导要求暂缓')).toEqual([HEAD])
    expect(addressed(mailer)).toEqual([])
    expect((await ledger(issue)).distribution).toMatchObject({
      state: 'held',
      reason: '周敏取消了定时发送：领导要求暂缓',
    })
    expect((await decide(editor, issue, { move: 'permit', sendAt: null, reason: '' })).body.code).toBe('not-allowed')
    expect((await decide(office, issue, { move: 'permit', sendAt: null, reason: '' })).body.code).toBe('not-your-step')
    ok(await decide(head, issue, { move: 'permit', sendAt: null, reason: '' }))
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    expect(await proofHolds(issue)).toBe(true)
  })
})

test('a substitute confirms it in both names, while they are named; the end of what is over is told to nobody', async () => {
  const deputy = await aPerson(centre, administrator, 'fuping', ['leader'])
  const today = inHours(0).slice(0, 10)
  const names = async (substitute: object | null) => {
    const { people } = ok(await head.get('/api/people'))
    const { id, version } = people.find(({ email }: { email: string }) => email === HEAD)
    ok(await head.put(`/api/people/${id}/substitute`, { version, substitute }))
  }
  const named = { personId: deputy.id, from: today, until: today }
  await names(named)
  const issue = await signed({ sendAt: inHours(2) })
  ok(await decide(editor, issue, { move: 'call-off', reason: '领导要求暂缓' }))
  const permits = () => decide(deputy.caller, issue, { move: 'permit', sendAt: null, reason: '' })
  meanwhile.first = () => names(null)
  expect((await permits()).body.code).toBe('not-your-step')
  expect((await permits()).body.code).toBe('not-your-step')
  await names(named)
  ok(await permits())
  const { entries } = ok(await editor.get(`${at(issue)}/audit`))
  expect(entries.findLast(({ what }: { what: string }) => what === 'permit')).toMatchObject({
    who: { name: 'fuping' },
    facts: { onBehalfOf: '林国栋' },
  })
  await centre.runAllWork()
  expect(await proofHolds(issue)).toBe(true)
  centre.advance(48 * HOUR)
  await signInAgain()
  const mailer = aMailer()
  await names(null)
  await centre.runAllWork({ mailer })
  expect(mailer.to()).toEqual([])
})

describe('too late', () => {
  test('put off beyond the permit, it waits for another one', async () => {
    const issue = await signed({ sendAt: inHours(2) })
    const [last, later] = [inHours(26), new Date(Date.parse(inHours(26)) + 1).toISOString()]
    ok(await decide(editor, issue, { move: 'postpone', sendAt: last, reason: '节后再发' }))
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'scheduled', sendAt: last })
    ok(await decide(editor, issue, { move: 'postpone', sendAt: later, reason: '节后再发' }))
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'held', sendAt: later })
    const told = aMailer()
    await centre.runAllWork({ mailer: told })
    expect(toldOf(told, '晚于签发许可')).toEqual([HEAD])
    ok(await decide(head, issue, { move: 'permit', sendAt: later, reason: '同意' }))
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual([])
    centre.advance(30 * HOUR)
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    await signInAgain()
    expect(await proofHolds(issue)).toBe(true)
  })

  test('a system that was off until after the permit sends nothing, says so, and tells those who must know', async () => {
    const issue = await signed({ sendAt: inHours(2) })
    await centre.runAllWork({ mailer: aMailer() })
    centre.advance(27 * HOUR)
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    await signInAgain()
    expect(addressed(mailer)).toEqual([])
    expect(toldOf(mailer, '系统在')).toEqual([HEAD, EDITOR])
    expect((await ledger(issue)).distribution).toMatchObject({
      state: 'held',
      reason: expect.stringContaining('签发许可已过期'),
    })
    expect((await acts(issue)).at(-1)).toBe('held')
    ok(await decide(head, issue, { move: 'permit', sendAt: null, reason: '仍发' }))
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
  })
})

describe('stopped since the file was not what was signed', () => {
  const restart = { move: 'restart', reason: '已从备份恢复文件' }

  test('before it began, and looked at after the permit: a leader is asked again', async () => {
    const issue = await signed({ sendAt: inHours(2) })
    const restore = await putOtherPdf(centre, issue)
    centre.advance(2 * HOUR)
    await centre.runAllWork({ mailer: aMailer() })
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'refused' })
    await restore()
    centre.advance(25 * HOUR)
    await signInAgain()
    ok(await decide(head, issue, restart))
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual([])
    expect((await ledger(issue)).distribution).toMatchObject({
      state: 'held',
      reason: expect.stringContaining('签发许可已过期'),
    })
    expect(toldOf(mailer, '签发许可已过期')).toEqual([EDITOR])
    ok(await decide(head, issue, { move: 'permit', sendAt: null, reason: '仍发' }))
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    expect(await proofHolds(issue)).toBe(true)
  })

  test('after it began in time: it goes on, however late', async () => {
    const issue = await signed({ sendAt: inHours(2) })
    centre.advance(2 * HOUR)
    await centre.runAllWork({ mailer: aMailer(({ attachments }) => (attachments.length ? RETRY : ACCEPTED)) })
    const restore = await putOtherPdf(centre, issue)
    centre.advance(HOUR)
    await centre.runAllWork({ mailer: aMailer() })
    expect((await ledger(issue)).distribution).toMatchObject({ state: 'refused' })
    await restore()
    centre.advance(25 * HOUR)
    await signInAgain()
    ok(await decide(head, issue, restart))
    const mailer = aMailer()
    await centre.runAllWork({ mailer })
    expect(addressed(mailer)).toEqual(mailboxes)
    expect(await proofHolds(issue)).toBe(true)
  })
})

test('called off at the very moment it begins: one of the two happens, whole', async () => {
  for (let round = 0; round < 5; round += 1) {
    const issue = await signed({ sendAt: inHours(1) })
    await centre.runAllWork({ mailer: aMailer() })
    centre.advance(HOUR)
    const mailer = aMailer()
    const [answer] = await Promise.all([
      decide(editor, issue, { move: 'call-off', reason: '暂缓' }),
      centre.runAllWork({ mailer, worker: `worker-${round}` }),
    ])
    centre.advance(60_000)
    await centre.runAllWork({ mailer })
    const { distribution } = await ledger(issue)
    expect([answer.status, distribution?.state, addressed(mailer).length]).toEqual(
      answer.status === 200 ? [200, 'held', 0] : [409, 'done', mailboxes.length],
    )
  }
})
