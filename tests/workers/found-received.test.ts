/** A mailbox that turns out to have the original after its correction was signed: the correction follows, as to whoever is sent it. */
import { beforeEach, describe, expect, test } from 'vitest'
import { moveIssue } from '#functions/acts/issue/move-issue.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { letterId } from '#shared/distribution/delivery-id.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { IssueMoveRequest } from '#shared/requests.ts'
import { batchOf, byEventBridge, SES_EVENTS, type SesEventName } from '../support/aws/ses-events.ts'
import { anotherActor } from '../support/builders.ts'
import { at } from '../support/issue-page.ts'
import { ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, issues, REFUSED, UNKNOWN } from '../support/mailer.ts'
import { settle } from '../support/store/ledger.ts'
import { overtaken } from '../support/store/overtaken.ts'
import { usingCorrections } from '../support/using-corrections.ts'

const { centre, editor, head, mailboxes, missed, ...using } = await usingCorrections()
const { acts, ledger, proofHolds, signed } = using
const { correct, reviewed, signing, anOriginal, sentCorrection, rowOf, resendTo } = using
beforeEach(() => centre.runAllWork())

async function rowThere(issue: Issue, address = missed): Promise<Delivery> {
  const row = await rowOf(issue, address)
  if (!row) throw new Error(`no delivery to ${address}`)
  return row
}

const settled = async (original: Issue, as: 'sent' | 'skipped', addresses = [missed]) => {
  const rows = await Promise.all(addresses.map((address) => rowThere(original, address)))
  ok(await settle(editor, original, rows, as, '对方来电，已收到'))
}

const tell = async (delivery: Delivery, name: SesEventName) => {
  const event = byEventBridge(SES_EVENTS[name]({ letter: letterId(delivery), to: delivery.address }))
  expect(await handleDeliveryEvents(centre.deps, batchOf(event))).toEqual({ batchItemFailures: [] })
}

const answering = (answer: typeof REFUSED | typeof UNKNOWN) =>
  aMailer(({ to, attachments }) => (attachments.length > 0 && to.address === missed ? answer : ACCEPTED))

/** Nobody knew of one letter, and the editor said that it is not sent. */
async function givenUp(): Promise<Issue> {
  const original = await signed()
  await centre.runAllWork({ mailer: answering(UNKNOWN) })
  await settled(original, 'skipped')
  return original
}

/** Turned away twice. */
async function refusedTwice(): Promise<Issue> {
  const original = await anOriginal()
  await resendTo(original, missed)
  await centre.runAllWork({ mailer: answering(REFUSED) })
  return original
}

describe.each([
  ['settled by hand', anOriginal, (original: Issue) => settled(original, 'sent')],
  ['told by the mail service', givenUp, async (original: Issue) => tell(await rowThere(original), 'delivery')],
  [
    'told of an earlier letter',
    refusedTwice,
    async (original: Issue) => tell({ ...(await rowThere(original)), round: 1 }, 'delivery'),
  ],
])('%s', (_, made, received) => {
  test('it gets the correction, once, and no second original; both proofs hold', async () => {
    const original = await made()
    const correction = await sentCorrection(original)
    expect(await rowOf(correction, missed)).toBeUndefined()
    await received(original)
    const mailer = aMailer()
    await centre.runWorkOverTime({ mailer }, 3)
    expect(issues(mailer).map(({ to, message }) => [to.address, message.subject])).toEqual([
      [missed, expect.stringContaining(`${issueLabel(correction)}（更正${issueLabel(original)}）`)],
    ])
    expect(await rowOf(correction, missed)).toMatchObject({
      state: 'sent',
      round: 1,
      late: { personId: 'system', why: `已知这个邮箱收到了${issueLabel(original)}` },
    })
    expect((await ledger(correction)).distribution).toMatchObject({ state: 'done', late: 1 })
    expect((await acts(correction)).filter((what) => what === 'add-late')).toHaveLength(1)
    expect([await proofHolds(original), await proofHolds(correction)]).toEqual([true, true])
  })
})

test('many settled at once: each that has no correction gets it', async () => {
  const original = await signed()
  const some = mailboxes.slice(0, 3)
  const refuses = ({ to, attachments }: { to: { address: string }; attachments: readonly unknown[] }) =>
    attachments.length > 0 && some.includes(to.address) ? REFUSED : ACCEPTED
  await centre.runAllWork({ mailer: aMailer(refuses) })
  const correction = await sentCorrection(original)
  await settled(original, 'sent', some)
  const mailer = aMailer()
  await centre.runWorkOverTime({ mailer }, 3)
  expect(addressed(mailer)).toEqual(some)
  expect((await ledger(correction)).distribution).toMatchObject({ state: 'done', late: some.length })
})

describe('between what the head sees and signs', () => {
  async function signsAfter(happens: (original: Issue) => Promise<void>) {
    const original = await anOriginal()
    const approved = await reviewed(await correct(original))
    const request = IssueMoveRequest.parse({ version: approved.version, ...(await signing(approved)) })
    const { table } = overtaken(centre.deps.table, () => happens(original))
    const actor = anotherActor('lin-guodong', ['leader'])
    const signs = moveIssue({ ...centre.deps, table }, actor, approved.id, request, centre.now().toISOString())
    return { approved, signs }
  }

  test('it is settled, and its work done: the list is read again', async () => {
    const { approved, signs } = await signsAfter(async (original) => {
      await settled(original, 'sent')
      await centre.runAllWork()
    })
    await expect(signs).rejects.toMatchObject({ code: 'overtaken' })
    expect(ok(await head.get(`${at(approved)}/recipients`)).count).toBe(mailboxes.length)
  })

  test('it is settled, and its work done later: the correction follows', async () => {
    const { approved, signs } = await signsAfter((original) => settled(original, 'sent'))
    await signs
    await centre.runWorkOverTime({ mailer: aMailer() }, 3)
    expect(await rowOf(approved, missed)).toMatchObject({ state: 'sent', late: { personId: 'system' } })
  })
})

// Last: a complaint puts the mailbox on the suppression list.
test('said not to be sent, or told to be a complaint: nothing goes there, and the correction’s ledger shows the second', async () => {
  const original = await anOriginal()
  const correction = await sentCorrection(original)
  await settled(original, 'skipped')
  await centre.runAllWork()
  expect(await rowOf(correction, missed)).toBeUndefined()
  await tell(await rowThere(original), 'complaint')
  const mailer = aMailer()
  await centre.runWorkOverTime({ mailer }, 3)
  expect([issues(mailer), (await rowOf(correction, missed))?.state]).toEqual([[], 'skipped'])
})
