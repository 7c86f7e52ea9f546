/** The readable page of a proof says of the mailboxes never more than the states of their deliveries. */
import { expect, test } from 'vitest'
import { arrivalsInWords, arrivalsOf, mayHaveGone } from '#shared/distribution/arrivals.ts'
import { type Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { type Summed, summaryPage } from '#shared/proof/summary.ts'

const HASH = 'a'.repeat(64)
const AT = '2026-02-01T01:00:00.000Z'
const aDelivery = (state: DeliveryState, n: number, more: Partial<Delivery> = {}): Delivery => ({
  id: `d${n}`,
  issueId: 'issue',
  address: `m${n}@office.example`,
  name: '收件人',
  unit: '',
  lists: ['distribution'],
  state,
  version: 1,
  pdfHash: HASH,
  round: 1,
  attempts: 1,
  notBefore: AT,
  lease: null,
  messageId: null,
  sentAt: null,
  reason: null,
  ...more,
})

/** The page of an issue whose deliveries ended so. */
function page(deliveries: readonly Delivery[], corrects?: Summed['chain']['issue']['corrects']): string {
  const issue = {
    id: 'issue',
    publicationId: 'p',
    publicationName: '示范简报',
    period: '2026-01',
    number: 2,
    total: null,
    issueDate: '2026-02-14',
    ...(corrects && { corrects }),
  }
  const signOff = {
    personId: 'lin',
    personName: '林国栋',
    at: AT,
    revision: 1,
    contentHash: HASH,
    pdf: { key: 'k', hash: HASH, pages: 4, bytes: 1000 },
    recipientsKey: 'r',
    recipientsHash: HASH,
    recipientsCount: deliveries.length,
  }
  const distribution = {
    issueId: 'issue',
    version: 1,
    state: 'done' as const,
    frozen: deliveries.length,
    reason: null,
    startedAt: AT,
    endedAt: AT,
  }
  const chain = { issue, authors: [], steps: [], approvals: [], signOff }
  return summaryPage({
    format: 'chuangxun-proof-3',
    acknowledged: [],
    chain,
    letter: null,
    distribution,
    deliveries,
    head: { seq: 1, hash: HASH },
  })
}

const all = (state: DeliveryState, count: number) => Array.from({ length: count }, (_, n) => aDelivery(state, n))
const ENDS = DeliveryState.options.filter((state) => DELIVERY_STATES[state].ended)

test.each<[DeliveryState, string]>([
  ['delivered', '已知送达 37 个。'],
  ['complained', '已知送达 37 个。'],
  ['sent', '已发出、没有送达回执 37 个。'],
  ['ambiguous', '不能确定是否发出 37 个。'],
  ['failed', '没有送达 37 个。'],
  ['bounced', '没有送达 37 个。'],
  ['skipped', '没有送达 37 个。'],
])('all %s: %s', (state, says) => {
  const html = page(all(state, 37))
  expect(html).toContain(`完毕：${says}`)
  expect(html).not.toContain('收到的附件')
  const reached = DELIVERY_STATES[state].reached
  expect(html.includes('没有一个邮箱确知收到它')).toBe(!reached)
  expect(html.includes('发出的每一封邮件，附件都是它')).toBe(reached)
})

test('a mix names each, and they add up', () => {
  const html = page(ENDS.flatMap((state, n) => aDelivery(state, n)))
  expect(html).toContain('已知送达 2 个，已发出、没有送达回执 1 个，不能确定是否发出 1 个，没有送达 3 个。')
})

test('what an earlier letter may have brought is told apart', () => {
  const html = page([aDelivery('failed', 1, { reached: true, round: 2 }), aDelivery('skipped', 2)])
  expect(html).toContain('没有送达 2 个（其中 1 个此前发出的一封可能已送达）。')
})

test('a correction is not said to have reached everyone who got what it corrects', () => {
  const corrects = { issueId: 'o', label: '2026年第1期', issueDate: '2026-01-14', pdfHash: HASH }
  expect(page(all('failed', 3), corrects)).toContain('发给收到或可能收到该期的邮箱')
})

test('without mailboxes it says so', () => {
  expect(arrivalsInWords(arrivalsOf({}))).toBe('没有收件邮箱')
  expect(mayHaveGone(arrivalsOf({ failed: 3, skipped: 1, queued: 2, sending: 1 }))).toBe(false)
})

test('of every state it is known whether the file may lie there, by one table', () => {
  for (const state of DeliveryState.options)
    expect(mayHaveGone(arrivalsOf({ [state]: 1 })), state).toBe(DELIVERY_STATES[state].reached)
})
