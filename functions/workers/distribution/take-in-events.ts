/** All that a batch tells of one delivery, taken in by one write: it moves on, and bounces end in the suppression list. */

import type { ActName } from '#shared/audit-labels.ts'
import type { Delivery } from '#shared/distribution/delivery.ts'
import { saysMore } from '#shared/distribution/delivery-events.ts'
import { DELIVERY_STATES, isFoundReceived } from '#shared/distribution/delivery-labels.ts'
import { AFTER_EVENT } from '#shared/distribution/delivery-workflow.ts'
import type { Suppression } from '#shared/distribution/suppression.ts'
import type { SuppressedFor } from '#shared/distribution/suppression-labels.ts'
import { Refusal } from '#shared/refusals.ts'
import { SYSTEM } from '#shared/system.ts'
import { workFor } from '#shared/work.ts'
import { act } from '../../acts/act.ts'
import type { WorkerDeps } from '../../deps.ts'
import type { ToldOfLetter } from '../../mail/ses-events.ts'
import { type Commit, commit, type Write } from '../../store/commit.ts'
import { changeDelivery, getDelivery } from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { addSuppression } from '../../store/suppressions.ts'

export type EventDeps = Pick<WorkerDeps, 'table' | 'clock' | 'newId' | 'log'>

/** `write`: puts a row, or rejects as `commit` does. */
export type TakingIn = { deps: EventDeps; write: (write: Write) => Promise<void> }

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
export async function takeIn(
  { deps, write }: TakingIn,
  { issueId, id, told }: Heard,
  row: Delivery | null,
): Promise<void> {
  let delivery = row
  let suppressed = false
  let tries = 0
  for (let most = sayingMost(delivery, told); delivery && most; most = sayingMost(delivery, told)) {
    const changed = changeDelivery(delivery, changeOf(delivery, most))
    const { next } = changed
    try {
      const also = alsoWritten(deps, most, { delivery, next, suppressed })
      if (also) await commit(deps.table, { ...also, writes: [changed.write, ...also.writes] })
      else await write(changed.write)
      delivery = next
    } catch (error) {
      tries += 1
      if (!(error instanceof Refusal) || tries === TRIES) throw error
      if (error.code === 'suppressed-already') suppressed = true
      else if (error.code === 'stale') delivery = await getDelivery(deps.table, issueId, id)
      else throw error
    }
  }
  for (const one of told)
    if (!delivery || one.round > delivery.round) ignore(deps, one, delivery ? 'another round' : 'unknown')
}

/** Most mail never comes of a delivery (notices, codes). */
export const ignore = ({ log }: EventDeps, { event, letter, messageId }: ToldOfLetter, why: string): void =>
  log({ level: 'info', event: 'delivery-event-ignored', told: event, letter, messageId, why })

/** Of what is told of one round that which decides, whatever the order; null where none of it is new. */
function sayingMost(delivery: Delivery | null, told: readonly Told[]): Told | null {
  const [first, ...others] = delivery ? told.filter((one) => isNew(delivery, one)) : []
  if (!first) return null
  return others
    .filter(({ round }) => round === first.round)
    .reduce((most, one) => (saysMore(one.event, most.event) ? one : most), first)
}

const isNew = ({ round, state, told }: Delivery, one: Told): boolean =>
  saysMore(one.event, told?.[one.round]) &&
  (one.round < round || (one.round === round && AFTER_EVENT[state][one.event] !== state))

/** A round that a person closed by having it sent again stays closed: what is told of it is only noted. */
function changeOf(delivery: Delivery, { event, round, messageId, sentAt, reason }: Told): Partial<Delivery> {
  const told = { ...delivery.told, [round]: event }
  if (round < delivery.round)
    return DELIVERY_STATES[AFTER_EVENT.queued[event]].reached ? { told, reached: true } : { told }
  return {
    state: AFTER_EVENT[delivery.state][event],
    told,
    lease: null,
    messageId: delivery.messageId ?? messageId,
    sentAt: delivery.sentAt ?? sentAt,
    reason: reason ?? (UNCLEAR.has(delivery.state) ? '按邮件服务的回执核实' : null),
  }
}

type Moved = { delivery: Delivery; next: Delivery; suppressed: boolean }

/** What goes in one transaction with the delivery; null where that is written alone. */
function alsoWritten(
  { clock, newId }: Pick<EventDeps, 'clock' | 'newId'>,
  most: Told,
  { delivery, next, suppressed }: Moved,
): Commit | null {
  const now = clock()
  const cause = causeOf(now, most, delivery, suppressed)
  if (!isFoundReceived(delivery, next)) return cause
  const { issueId, id } = delivery
  return {
    writes: [],
    ...cause,
    work: [workFor(newId(), { kind: 'bring-corrections', issueId, deliveries: [id] }, now)],
  }
}

/**
 * What is written with the delivery where the event tells of its mailbox; else null. Only that goes on the record: an
 * entry for each delivery would make one chain of them all.
 */
function causeOf(
  now: Date,
  { event, round, at, reason }: Told,
  { issueId, id, address }: Delivery,
  suppressed: boolean,
): Commit | null {
  const cause = CAUSES[event]
  if (!cause) return null
  const suppression: Suppression = {
    address,
    version: 1,
    for: cause,
    reason: reason ?? '',
    since: at,
    by: SYSTEM.name,
    delivery: { issueId, id },
  }
  return {
    writes: suppressed ? [] : [addSuppression(suppression)],
    record: {
      subject: subjects.issue(issueId),
      act: act(SYSTEM, now, cause, address, { why: reason, facts: { delivery: id, round, at } }),
    },
  }
}

const UNCLEAR: ReadonlySet<Delivery['state']> = new Set(['ambiguous', 'skipped'])

/** Events that tell of the mailbox, not only of the mail. */
const CAUSES: Partial<Record<ToldOfLetter['event'], SuppressedFor & ActName>> = {
  bounced: 'bounced',
  complained: 'complained',
}

export const concernsAddress = ({ event }: ToldOfLetter): boolean => event in CAUSES
