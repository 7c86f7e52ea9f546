/** From a bounce to the suppression list and back: who bounced is skipped in the next issue, until an administrator lifts it. */
import { beforeAll, expect, test } from 'vitest'
import { tellSimulated } from '#functions/mail/outbox-events.ts'
import { handleDeliveryEvents } from '#functions/workers/distribution/handle-delivery-events.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import type { Suppression } from '#shared/distribution/suppression.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { PUBLICATION } from '../../../infra/local/demo/publication.ts'
import { at } from '../../support/issue-page.ts'
import { ok } from '../../support/issue-steps.ts'
import { addressed, aMailer, aMailerThat, REFUSED } from '../../support/mailer.ts'
import { decide, settle } from '../../support/store/ledger.ts'
import { usingCentre } from '../../support/using-centre.ts'

const BOUNCE = 'bounce@simulator.amazonses.com'
const COMPLAINT = 'complaint@simulator.amazonses.com'
const SUCCESS = 'success@simulator.amazonses.com'

const {
  centre,
  editor,
  head,
  administrator,
  mailboxes: ordinary,
  signed,
} = await usingCentre({ people: ['editor', 'head', 'administrator', 'office'] })
beforeAll(async () => {
  for (const address of [BOUNCE, COMPLAINT, SUCCESS]) {
    const recipient = { address, name: '演练邮箱', unit: '', lists: ['distribution'] }
    ok(await administrator.put(`/api/publications/${PUBLICATION.id}/recipients`, { version: null, recipient }))
  }
})

/** Does what is due and hears what the mailboxes answered. */
async function runWork(): Promise<void> {
  await centre.runAllWork()
  await tellSimulated(centre.outbox, (batch) => handleDeliveryEvents(centre.deps, batch))
}

async function distributed(): Promise<Issue> {
  const issue = await signed()
  await runWork()
  return issue
}

async function rows(issue: Issue): Promise<Map<string, Delivery>> {
  const { deliveries, distribution } = ok(await editor.get(`${at(issue)}/deliveries`))
  expect(distribution.state).toBe('done')
  return new Map(deliveries.map((one: Delivery) => [one.address, one]))
}

const row = async (issue: Issue, address: string): Promise<Delivery> => {
  const found = (await rows(issue)).get(address)
  if (!found) throw new Error(`no delivery to ${address}`)
  return found
}

const suppressions = async (): Promise<Suppression[]> => ok(await editor.get('/api/suppressions')).suppressions

const resend = async (issue: Issue, address: string) =>
  settle(editor, issue, [await row(issue, address)], 'resend', '已核实邮箱可用')

test('bounced or called spam: on the list; in the next issue skipped, with the reason; lifted: sent to again', async () => {
  const first = await distributed()
  const states = [...(await rows(first))].map(([address, { state }]) => [address, state])
  expect(Object.fromEntries(states)).toEqual({
    ...Object.fromEntries(ordinary.map((address) => [address, 'sent'])),
    [BOUNCE]: 'bounced',
    [COMPLAINT]: 'complained',
    [SUCCESS]: 'delivered',
  })
  expect((await suppressions()).map(({ address, for: cause }) => [address, cause])).toEqual([
    [BOUNCE, 'bounced'],
    [COMPLAINT, 'complained'],
  ])
  for (const address of [BOUNCE, COMPLAINT]) {
    const { status, body } = await resend(first, address)
    expect([status, body.code]).toEqual([409, 'suppressed'])
    expect(body.message).toContain('解除停发')
  }

  const second = await distributed()
  const { suppressed, list } = ok(await head.get(`${at(second)}/recipients`))
  const stopped = list.filter((one: { suppressed: boolean }) => one.suppressed)
  expect([suppressed, stopped.map(({ address }: { address: string }) => address)]).toEqual([2, [BOUNCE, COMPLAINT]])
  expect(await row(second, BOUNCE)).toMatchObject({
    state: 'skipped',
    attempts: 0,
    messageId: null,
    reason: expect.stringMatching(/^在停发名单中：退信（2026年2月1日 09:00起），邮件被退回：没有这个邮箱；smtp; 550/),
  })
  expect(await row(second, COMPLAINT)).toMatchObject({ state: 'skipped' })
  expect((await row(second, SUCCESS)).state).toBe('delivered')
  expect(second.signOff?.recipientsCount).toBe(ordinary.length + 3)
  ok(await editor.get(`${at(second)}/proof`))

  const listed = (await suppressions()).find(({ address }) => address === BOUNCE)
  const lift = (request: object) => administrator.post('/api/suppressions/removals', { address: BOUNCE, ...request })
  expect((await lift({ version: 1, reason: ' ' })).body.code).toBe('reason-required')
  expect((await lift({ version: 2, reason: '已恢复' })).body.code).toBe('stale')
  ok(await lift({ version: listed?.version, reason: '邮箱已恢复使用' }))
  expect((await lift({ version: 1, reason: '再次' })).body.code).toBe('not-found')
  expect((await suppressions()).map(({ address }) => address)).toEqual([COMPLAINT])

  ok(await resend(second, BOUNCE))
  await centre.runAllWork()
  expect(await row(second, BOUNCE)).toMatchObject({ state: 'sent', round: 2 })
  await runWork()
  expect((await row(second, BOUNCE)).state).toBe('bounced')
  expect((await suppressions()).map(({ address }) => address)).toEqual([BOUNCE, COMPLAINT])
  ok(await editor.get(`${at(second)}/proof`))
})

test('an administrator puts a mailbox on the list by hand, once, with a reason', async () => {
  const [address = ''] = ordinary
  const put = (reason: string) => administrator.post('/api/suppressions', { address, reason })
  expect((await put('')).body.code).toBe('reason-required')
  expect((await administrator.post('/api/suppressions', { address: '不是邮箱', reason: '停用' })).body.code).toBe(
    'bad-request',
  )
  expect(ok(await put('单位已撤并'))).toMatchObject({ address, for: 'by-hand', by: '何静', delivery: null })
  expect((await put('又一次')).body.code).toBe('suppressed-already')
  const issue = await distributed()
  expect(await row(issue, address)).toMatchObject({ state: 'skipped', reason: expect.stringContaining('单位已撤并') })
  const { version } = (await suppressions()).find((one) => one.address === address) ?? {}
  ok(await administrator.post('/api/suppressions/removals', { address, version, reason: '仍在使用' }))
  ok(await resend(issue, address))
  await runWork()
  expect((await row(issue, address)).state).toBe('sent')
})

test('what is decided is decided by the list as it is then, and what goes out by the list as it is when it goes', async () => {
  const [one = '', two = '', ...others] = ordinary
  const put = (address: string) => administrator.post('/api/suppressions', { address, reason: '单位已撤并' })
  const issue = await signed()
  await centre.runAllWork({ mailer: aMailerThat({ [one]: REFUSED, [two]: REFUSED }) })
  const decided = (request: object) => decide(editor, issue, { reason: '已核实', ...request })
  const resendAll = () => decided({ move: 'resend', states: ['failed'], mailboxes: 2 })

  ok(await put(one))
  ok(await resendAll())
  // Put on the list after that, and before the worker comes.
  ok(await put(two))
  const mailer = aMailer()
  await centre.runAllWork({ mailer })
  expect(addressed(mailer)).toEqual([])
  expect([(await row(issue, one)).state, (await row(issue, two)).state]).toEqual(['failed', 'skipped'])
  expect((await row(issue, two)).reason).toContain('单位已撤并')

  expect((await decided({ move: 'resend', states: ['failed'], mailboxes: 1 })).body.code).toBe('nobody-to-resend')
  expect((await resend(issue, two)).body.code).toBe('suppressed')
  const late = { name: '补发', unit: '', lists: ['distribution'], address: 'stopped@late.example' }
  ok(await put(late.address))
  expect((await decided({ move: 'add-late', recipient: late })).body.code).toBe('suppressed')
  expect((await row(issue, others[0] ?? '')).state).toBe('sent')
})
