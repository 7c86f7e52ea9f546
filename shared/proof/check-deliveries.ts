/** The ledger: exactly the frozen mailboxes and those added later, one row each, all at an end, all of the signed PDF. */

import type { FrozenRecipient } from '../centre/recipient.ts'
import type { Delivery } from '../distribution/delivery.ts'
import { deliveryId } from '../distribution/delivery-id.ts'
import { DELIVERY_STATES } from '../distribution/delivery-labels.ts'
import { type Finding, fails, holds } from './open-proof.ts'
import type { SignOffChain } from './proof-parts.ts'
import type { Ledger } from './read-part.ts'

export async function checkDeliveries(
  { issue, signOff }: SignOffChain,
  recipients: readonly FrozenRecipient[],
  { distribution, deliveries }: Ledger,
): Promise<Finding[]> {
  const part = 'deliveries.json'
  const late = deliveries.filter((delivery) => delivery.late)
  const rows = new Map(deliveries.map((delivery) => [delivery.address, delivery]))
  const frozen = new Map(recipients.map((recipient) => [recipient.address, recipient]))
  const listed = (delivery: Delivery) => frozen.get(delivery.address)?.lists.join() === delivery.lists.join()
  const ids = await Promise.all(deliveries.map(({ address }) => deliveryId(issue.id, address)))
  const wrong: [string, readonly string[]][] = [
    ['名单上有、分发记录中没有的邮箱', [...frozen.keys()].filter((address) => !rows.has(address))],
    ['名单上没有、分发记录中却有的邮箱', addressesOf(deliveries, ({ address, late }) => !late && !frozen.has(address))],
    ['名单上已有、却记为补发的邮箱', addressesOf(late, ({ address }) => frozen.has(address))],
    ['不止一条分发记录的邮箱', repeated(deliveries.map(({ address }) => address))],
    ['没有分发完的邮箱', addressesOf(deliveries, ({ state }) => !DELIVERY_STATES[state].ended)],
    ['发送的不是签发的 PDF', addressesOf(deliveries, ({ pdfHash }) => pdfHash !== signOff.pdf.hash)],
    [
      '所在名单与冻结时不一致',
      addressesOf(deliveries, (delivery) => frozen.has(delivery.address) && !listed(delivery)),
    ],
    ['不属于本期的记录', deliveries.filter(({ id }, n) => id !== ids[n]).map(({ address }) => address)],
    [
      '既没有邮件编号、也没有说明的已发出记录',
      addressesOf(deliveries, ({ state, messageId, reason }) => ARRIVED.has(state) && !messageId && !reason),
    ],
  ]
  const found = wrong.filter(([, who]) => who.length).map(([says, who]) => fails(part, `${says}：${some(who)}`))
  const counts = [signOff.recipientsCount, distribution.frozen, recipients.length, deliveries.length - late.length]
  if (new Set(counts).size > 1) found.push(fails(part, `签发、冻结、名单、分发的邮箱数不一致：${counts.join('、')}`))
  if ((distribution.late ?? 0) !== late.length)
    found.push(fails(part, `补发的邮箱数不一致：${distribution.late ?? 0}、${late.length}`))
  if (distribution.state !== 'done') found.push(fails(part, '分发没有完毕'))
  return found.length
    ? found
    : [
        holds(
          part,
          `冻结的 ${frozen.size} 个邮箱${late.length ? `和补发的 ${late.length} 个邮箱` : ''}各有且只有一条分发记录，都有结果，记录的附件都是签发的 PDF`,
        ),
      ]
}

const ARRIVED: ReadonlySet<Delivery['state']> = new Set(['sent', 'delivered'])

const addressesOf = (deliveries: readonly Delivery[], is: (delivery: Delivery) => boolean): string[] =>
  deliveries.filter(is).map(({ address }) => address)

function repeated(addresses: readonly string[]): string[] {
  const seen = new Set<string>()
  return addresses.filter((one) => seen.size === seen.add(one).size)
}

const some = (addresses: readonly string[]): string =>
  `${addresses.slice(0, 3).join('、')}${addresses.length > 3 ? ` 等 ${addresses.length} 个` : ''}`
