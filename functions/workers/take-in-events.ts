/** All that a batch tells of one delivery, taken in by one write: it moves on, and bounces end in the suppression list. */
import type { ActName } from '#shared/audit-labels.ts'
import type { Delivery } from '#shared/delivery.ts'
import { AFTER_EVENT } from '#shared/delivery-events.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Suppression } from '#shared/suppression.ts'
import type { SuppressedFor } from '#shared/suppression-labels.ts'
import { act, SYSTEM } from '../acts/act.ts'
import type { WorkerDeps } from '../deps.ts'
import type { ToldOfLetter } from '../mail/ses-events.ts'
import { type Commit, commit } from '../store/commit.ts'
import { changeDelivery, getDelivery } from '../store/deliveries.ts'
import { subjects } from '../store/keys.ts'
import { addSuppression } from '../store/suppressions.ts'

export type EventDeps = Pick<WorkerDeps, 'table' | 'clock' | 'log'>

/** What a message of the queue tells, and of which round of the delivery. */
type Told = ToldOfLetter & { message: string; round: number }

/** One delivery, and what is told of it. */
export type Heard = { issueId: string; id: string; told: Told[] }

/** How often it is tried against others who write the same delivery; after that the queue brings the events again. */
const TRIES = 8

/**
 * `row`: the delivery as it was read; it is read again only where someone else wrote it since.
 * @throws Refusal where the store was busy to the end.
 */
export async function takeIn(deps: EventDeps, { issueId, id, told }: Heard, row: Delivery | null): Promise<void> {
  let delivery = row
  let suppressed = false
  for (let tries = 1; ; tries += 1) {
    const most = delivery && sayingMost(delivery, told)
    if (!delivery || !most) break
    try {
      await commit(deps.table, effect(deps.clock(), most, delivery, suppressed))
      break
    } catch (error) {
      if (!(error instanceof Refusal) || tries === TRIES) throw error
      if (error.code === 'suppressed-already') suppressed = true
      else if (error.code === 'stale') delivery = await getDelivery(deps.table, issueId, id)
      else throw error
    }
  }
  for (const one of told) if (one.round !== delivery?.round) ignore(deps, one, delivery ? 'another round' : 'unknown')
}

/** Most mail never comes of a delivery (notices, codes) or comes late for a round that a person has closed. */
export const ignore = ({ log }: EventDeps, { event, letter, messageId }: ToldOfLetter, why: string): void =>
  log({ level: 'info', event: 'delivery-event-ignored', told: event, letter, messageId, why })

/** Of what is told of this round the one that decides where the delivery ends, whatever the order; null where none says more. */
function sayingMost({ state, round }: Delivery, told: readonly Told[]): Told | null {
  let [most, now]: [Told | null, Delivery['state']] = [null, state]
  for (const one of told) {
    const next = AFTER_EVENT[now][one.event]
    if (one.round !== round || next === now) continue
    most = one
    now = next
  }
  return most
}

/** Only what concerns the mailbox goes on the record: an entry for each delivery would make one chain of them all. */
function effect(
  now: Date,
  { event, messageId, sentAt, at, reason }: ToldOfLetter,
  delivery: Delivery,
  suppressed: boolean,
): Commit {
  const { issueId, id, round } = delivery
  const { write } = changeDelivery(delivery, {
    state: AFTER_EVENT[delivery.state][event],
    lease: null,
    messageId: delivery.messageId ?? messageId,
    sentAt: delivery.sentAt ?? sentAt,
    reason: reason ?? (UNCLEAR.has(delivery.state) ? '按邮件服务的回执核实' : null),
  })
  const cause = CAUSES[event]
  if (!cause) return { writes: [write] }
  const suppression: Suppression = {
    address: delivery.address,
    version: 1,
    for: cause,
    reason: reason ?? '',
    since: at,
    by: SYSTEM.name,
    delivery: { issueId, id },
  }
  return {
    writes: suppressed ? [write] : [write, addSuppression(suppression)],
    record: {
      subject: subjects.issue(issueId),
      act: act(SYSTEM, now, cause, delivery.address, { why: reason, facts: { delivery: id, round, at } }),
    },
  }
}

const UNCLEAR: ReadonlySet<Delivery['state']> = new Set(['ambiguous', 'skipped'])

/** Events that tell of the mailbox, not only of the mail. */
const CAUSES: Partial<Record<ToldOfLetter['event'], SuppressedFor & ActName>> = {
  bounced: 'bounced',
  complained: 'complained',
}

export const concernsMailbox = ({ event }: ToldOfLetter): boolean => event in CAUSES
