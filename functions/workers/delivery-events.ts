/** What mail services tell of letters after they were sent: each event moves its delivery on, and bounces end in the suppression list. */
import type { ActName } from '#shared/audit-labels.ts'
import type { Delivery } from '#shared/delivery.ts'
import { AFTER_EVENT } from '#shared/delivery-events.ts'
import { type LetterName, readLetterId } from '#shared/delivery-id.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Suppression } from '#shared/suppression.ts'
import type { SuppressedFor } from '#shared/suppression-labels.ts'
import { act, SYSTEM } from '../acts/act.ts'
import type { WorkerDeps } from '../deps.ts'
import { readSesEvents, type ToldOfLetter } from '../mail/ses-events.ts'
import { type Commit, commit } from '../store/commit.ts'
import { changeDelivery, getDeliveryWithHead } from '../store/deliveries.ts'
import type { Head } from '../store/head.ts'
import { subjects } from '../store/keys.ts'
import { addSuppression } from '../store/suppressions.ts'

type EventDeps = Pick<WorkerDeps, 'table' | 'clock' | 'log'>

/** How often one event is tried against others who write the same delivery; after that the caller brings it again. */
const TRIES = 8

/**
 * Takes what EventBridge or SNS invokes a function with. Safe to be told twice, late, or in any order.
 * @throws ZodError for a shape that SES does not document; Refusal where the store was busy to the end.
 */
export async function handleDeliveryEvents(deps: EventDeps, invocation: unknown): Promise<void> {
  for (const told of readSesEvents(invocation)) await takeIn(deps, told)
}

/** Two requests: what is there, and what becomes of it; the second only where it becomes something else. */
async function takeIn(deps: EventDeps, told: ToldOfLetter): Promise<void> {
  const name = told.letter === null ? null : readLetterId(told.letter)
  if (!name) return ignore(deps, told, 'not a delivery')
  let suppressed = false
  for (let tries = 1; ; tries += 1) {
    const { delivery, head } = await getDeliveryWithHead(deps.table, name.issueId, name.deliveryId)
    if (delivery?.round !== name.round) return ignore(deps, told, delivery ? 'another round' : 'unknown')
    if (AFTER_EVENT[delivery.state][told.event] === delivery.state) return
    try {
      return await commit(deps.table, effect(deps.clock(), told, name, delivery, head, suppressed))
    } catch (error) {
      if (!(error instanceof Refusal) || tries === TRIES) throw error
      if (error.code === 'suppressed-already') suppressed = true
      else if (error.code !== 'stale') throw error
    }
  }
}

/** Most mail never comes of a delivery (notices, codes) or comes late for a round that a person has closed. */
const ignore = ({ log }: EventDeps, { event, letter, messageId }: ToldOfLetter, why: string): void =>
  log({ level: 'info', event: 'delivery-event-ignored', told: event, letter, messageId, why })

/** Only what concerns the mailbox goes on the record: an entry for each delivery would make one chain of them all. */
function effect(
  now: Date,
  { event, messageId, sentAt, at, reason }: ToldOfLetter,
  { issueId, deliveryId: id, round }: LetterName,
  delivery: Delivery,
  head: Head | null,
  suppressed: boolean,
): Commit {
  const state = AFTER_EVENT[delivery.state][event]
  const { write } = changeDelivery(delivery, {
    state,
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
      head,
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
