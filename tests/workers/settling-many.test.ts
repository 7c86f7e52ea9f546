/** Many that are unclear, settled by one decision: all of them or none, and whoever stands in the way is named. */
import { TransactWriteCommand } from '@aws-sdk/lib-dynamodb'
import { beforeEach, expect, test } from 'vitest'
import { settleDeliveries } from '#functions/acts/distribution/settle-deliveries.ts'
import { commit } from '#functions/store/commit.ts'
import { addDelivery, addDistribution } from '#functions/store/deliveries.ts'
import type { AuditEntry } from '#shared/audit.ts'
import type { Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { deliveryId } from '#shared/distribution/delivery-id.ts'
import { newDistribution } from '#shared/distribution/new-distribution.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { RefusalDetail } from '#shared/refusals.ts'
import { MOST_SETTLED, type SettleRequest } from '#shared/requests.ts'
import { aDelivery, anotherActor } from '../support/builders.ts'
import { aDraft, ok } from '../support/issue-steps.ts'
import { ACCEPTED, addressed, aMailer, UNKNOWN } from '../support/mailer.ts'
import { settle } from '../support/store/ledger.ts'
import { tableAround } from '../support/store/table-around.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, editor, administrator, mailboxes, signed, ledger, proofHolds } = await usingCentre({
  people: ['editor', 'administrator', 'office', 'head'],
})
beforeEach(() => centre.runAllWork())

const EDITOR = anotherActor('zhou-min', ['editor'])
const entriesOf = ({ entries }: { entries: AuditEntry[] }) => entries.filter(({ what }) => what === 'settle-delivery')

/** An issue of which nobody knows what became of four letters; the others arrived. */
async function unclear(): Promise<{ issue: Issue; unclear: Delivery[] }> {
  const issue = await signed()
  const lost = mailboxes.slice(0, 4)
  await centre.runAllWork({
    mailer: aMailer(({ attachments, to }) =>
      attachments.length > 0 && lost.includes(to.address) ? UNKNOWN : ACCEPTED,
    ),
  })
  return { issue, unclear: await inState(issue, 'ambiguous') }
}
const inState = async (issue: Issue, state: DeliveryState) =>
  (await ledger(issue)).deliveries.filter((one) => one.state === state)
const addressesOf = (deliveries: readonly Delivery[]) => deliveries.map(({ address }) => address)

test('arrived: all of them, by one act on the record that names each; the proof holds', async () => {
  const { issue, unclear: four } = await unclear()
  const { deliveries } = ok(await settle(editor, issue, four, 'sent', '已逐个电话核实'))
  expect(deliveries.map(({ state, reason }: Delivery) => [state, reason])).toEqual(
    Array(4).fill(['sent', '已逐个电话核实']),
  )
  expect((await ledger(issue)).counts).toMatchObject({ sent: mailboxes.length, ambiguous: 0 })
  const settled = entriesOf(ok(await editor.get(`/api/issues/${issue.id}/audit`)))
  expect(settled).toMatchObject([
    {
      who: { id: 'zhou-min' },
      why: '已逐个电话核实',
      about: addressesOf(four).join('、'),
      facts: { as: 'sent', deliveries: four.map(({ id }) => id).join(' ') },
    },
  ])
  expect(await proofHolds(issue)).toBe(true)
})

test('not arrived: each gets one more letter, and nobody else; pressed again, none gets a third', async () => {
  const { issue, unclear: four } = await unclear()
  ok(await settle(editor, issue, four, 'resend'))
  const again = await settle(editor, issue, four, 'resend')
  expect([again.status, again.body.code]).toEqual([409, 'moved-on-meanwhile'])
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual(addressesOf(four).sort())
  expect((await settle(editor, issue, four, 'resend')).body.code).toBe('moved-on-meanwhile')
  expect(await ledger(issue)).toMatchObject({ distribution: { state: 'done' }, counts: { sent: mailboxes.length } })
  expect(await proofHolds(issue)).toBe(true)
})

test('where another settled some of them meanwhile, those are named and none is done', async () => {
  const { issue, unclear: four } = await unclear()
  const [first, second] = four
  ok(await settle(editor, issue, first ? [first] : [], 'skipped', '此人已退休'))
  ok(await settle(editor, issue, second ? [second] : [], 'sent'))
  const before = await centre.rows()
  const { status, body } = await settle(editor, issue, four, 'resend')
  expect([status, body.code]).toEqual([409, 'moved-on-meanwhile'])
  expect(body.details.map(({ message }: RefusalDetail) => message)).toEqual([
    `${first?.address}（未发送）`,
    `${second?.address}（已发出）`,
  ])
  expect(await centre.rows()).toEqual(before)
  ok(await settle(editor, issue, await inState(issue, 'ambiguous'), 'resend'))
})

test('one that arrives, is settled or suppressed in that very moment: it is named, and none is done', async () => {
  const { issue, unclear: four } = await unclear()
  const [first] = four
  const meanwhile = [() => settle(editor, issue, first ? [first] : [], 'sent')]
  const overtaken = tableAround(centre.deps.table, async (command, go) => {
    if (command instanceof TransactWriteCommand) await meanwhile.pop()?.()
    return go()
  })
  const deliveries = four.map(({ id, version }) => ({ id, version }))
  const settling = settleDeliveries({ ...centre.deps, table: overtaken }, EDITOR, issue.id, {
    deliveries,
    as: 'resend',
    reason: '没有收到',
  })
  await expect(settling).rejects.toMatchObject({
    code: 'moved-on-meanwhile',
    details: [{ message: `${first?.address}（已发出）` }],
  })
  expect(await inState(issue, 'ambiguous')).toHaveLength(3)
})

test('those that another settles beside them at the same time stand in nobody’s way', async () => {
  const { issue, unclear: four } = await unclear()
  const [some, others] = [four.slice(0, 2), four.slice(2)]
  const answers = await Promise.all([settle(editor, issue, some, 'resend'), settle(editor, issue, others, 'resend')])
  expect(answers.map(({ status }) => status)).toEqual([200, 200])
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual(addressesOf(four).sort())
})

test('what needs nobody, a mailbox that is suppressed, the same one twice, none or too many: refused, and nothing changes', async () => {
  const { issue, unclear: four } = await unclear()
  const [sent] = await inState(issue, 'sent')
  const [stopped] = four
  const address = stopped?.address ?? ''
  const { version } = ok(await administrator.post('/api/suppressions', { address, reason: '单位已撤并' }))
  const before = await centre.rows()
  const refused = async (deliveries: readonly Delivery[], as: SettleRequest['as'], reason?: string) => {
    const { status, body } = await settle(editor, issue, deliveries, as, reason)
    return [status, body.code, body.details.map(({ message }: RefusalDetail) => message).join()]
  }
  expect(await refused(sent ? [...four, sent] : [], 'sent')).toEqual([
    409,
    'not-settled-by-you',
    `${sent?.address}（已发出）`,
  ])
  expect(await refused(four, 'resend')).toEqual([409, 'suppressed', `${address}（待核实）`])
  expect(await refused(four, 'sent', ' ')).toEqual([400, 'reason-required', ''])
  expect(await refused([], 'sent')).toEqual([400, 'bad-request', '请选择要核定的分发记录'])
  expect(await refused([...four, ...four], 'sent')).toEqual([400, 'bad-request', '同一条分发记录不能出现两次'])
  const many = Array.from({ length: MOST_SETTLED + 1 }, (_, n) => ({ ...four[0], id: `delivery-${n}` }) as Delivery)
  expect(await refused(many, 'sent')).toEqual([400, 'bad-request', expect.stringContaining('请分批办理')])
  expect(await refused(many.slice(1), 'sent')).toEqual([404, 'not-found', ''])
  expect(await centre.rows()).toEqual(before)
  ok(await administrator.post('/api/suppressions/removals', { address, version, reason: '仍在使用' }))
})

test('as many as may be at once are settled by one transaction', async () => {
  const { id: issueId } = await aDraft(editor)
  const rows = await Promise.all(
    Array.from({ length: MOST_SETTLED }, async (_, n) => {
      const address = `reader-${n}@office.example`
      return aDelivery({ issueId, address, id: await deliveryId(issueId, address), state: 'ambiguous' })
    }),
  )
  const distribution = { ...newDistribution(issueId, MOST_SETTLED, centre.now()), state: 'done' } as const
  await commit(centre.deps.table, { writes: rows.map(addDelivery) })
  await commit(centre.deps.table, { writes: [addDistribution(distribution)] })
  const deliveries = rows.map(({ id, version }) => ({ id, version }))
  const request = { deliveries, as: 'resend', reason: '邮件服务器中断，均未收到' } as const
  const settled = await settleDeliveries(centre.deps, EDITOR, issueId, request)
  expect(new Set(settled.map(({ state }) => state))).toEqual(new Set(['queued']))
})
