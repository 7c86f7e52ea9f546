/** A model of what really happened in a distribution, kept by the test, is held against the ledger, the record and the proof. */
import { expect } from 'vitest'
import { recipientsNow } from '#functions/acts/distribution/freeze-recipients.ts'
import type { Deps } from '#functions/deps.ts'
import { distributionNow, loadDistribution } from '#functions/store/deliveries.ts'
import { subjects } from '#functions/store/keys.ts'
import { loadRecord } from '#functions/store/record.ts'
import { listSuppressions } from '#functions/store/suppressions.ts'
import { proveIssue } from '#functions/views/prove-issue.ts'
import type { AuditEntry } from '#shared/audit.ts'
import type { Delivery, DeliveryState } from '#shared/distribution/delivery.ts'
import { DELIVERY_EVENTS, type DeliveryEvent } from '#shared/distribution/delivery-events.ts'
import { letterId, readLetterId } from '#shared/distribution/delivery-id.ts'
import { DELIVERY_STATES } from '#shared/distribution/delivery-labels.ts'
import { AFTER_EVENT } from '#shared/distribution/delivery-workflow.ts'
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { countsAreKept } from '../../support/store/kept-counts.ts'
import type { PostOffice } from './post-office.ts'

const ARRIVED: readonly DeliveryState[] = ['sent', 'delivered', 'bounced', 'complained']
const NOT_THERE: readonly DeliveryState[] = ['bounced', 'failed', 'skipped']
const gravity = (event: DeliveryEvent | undefined) => (event ? DELIVERY_EVENTS.indexOf(event) : -1)

/** `frozen`: the mailboxes that were signed for. */
export function openModel(deps: Deps, issue: Issue, frozen: readonly string[], office: PostOffice) {
  const told = new Map<string, DeliveryEvent>()
  /** The last word on each letter that was not its sender's: an event's, or a person's. */
  const lastWord = new Map<string, DeliveryState>()
  const saidSent = new Set<string>()
  const saidSkipped = new Set<string>()
  /** Claims of these ran out before anyone heard the answer. */
  const ranOut = new Set<string>()
  const suppressed = new Set<string>()
  const everSuppressed = new Set<string>()
  const late: string[] = []
  /** Settled without sending again, in order: as what, which, in which round. */
  const settled: string[] = []
  /** What the record must tell of mailboxes, once each. */
  const feedback = new Set<string>()

  const suppress = (address: string) => {
    suppressed.add(address)
    everSuppressed.add(address)
  }

  /** What is wrong with one row as it stands. */
  function wrongWith(delivery: Delivery, now: Date): string[] {
    const { id, address, state, round, lease, messageId } = delivery
    const letter = letterId(delivery)
    if (lease && new Date(lease.until) <= now) ranOut.add(letter)
    const rounds = office.taken.filter((one) => readLetterId(one.letter)?.deliveryId === id)
    const wrong: [boolean, string][] = [
      [(state === 'sending') !== (lease !== null), `is ${state} and ${lease ? 'still claimed' : 'nobody claims it'}`],
      [rounds.some((one) => one.address !== address), 'went to another mailbox'],
      [rounds.some((one) => (readLetterId(one.letter)?.round ?? 0) > round), 'was sent in a round nobody decided'],
      [messageId !== null && office.messageOf(letter) !== messageId, `is said to be ${messageId}, which it is not`],
      [rounds.length > round, `was sent ${rounds.length} times in ${round} rounds`],
      [ARRIVED.includes(state) && !office.took(letter) && !saidSent.has(letter), `is ${state}, and nobody took it`],
      [state === 'ambiguous' && !ranOut.has(letter) && !office.unknown.has(letter), 'is ambiguous for no reason'],
      [state === 'skipped' && !saidSkipped.has(letter) && !everSuppressed.has(address), 'is skipped for no reason'],
    ]
    return wrong.filter(([is]) => is).map(([, says]) => `${address} ${says}`)
  }

  /** The state that a row must have come to, where that is known to its events or a person; else those that it may have. */
  function mayBe(delivery: Delivery): readonly DeliveryState[] {
    const letter = letterId(delivery)
    const word = lastWord.get(letter)
    if (word) return [word]
    return office.took(letter) ? ['sent', 'ambiguous'] : ['failed', 'ambiguous', 'skipped']
  }

  /** Whose mailbox the file lies in, as far as anyone could know. */
  const reached = () =>
    office.taken
      .filter(({ letter }) => !NOT_THERE.includes(lastWord.get(letter) ?? 'sent'))
      .map(({ address }) => address)

  return {
    suppressed,

    /** Events of one letter were taken in together, be it for the first time or again. */
    tell(letter: string, events: readonly DeliveryEvent[], address: string): void {
      const most = events.toSorted((a, b) => gravity(b) - gravity(a))[0]
      if (!most || !office.took(letter) || gravity(most) <= gravity(told.get(letter))) return
      told.set(letter, most)
      lastWord.set(letter, AFTER_EVENT.sent[most])
      if (most !== 'bounced' && most !== 'complained') return
      feedback.add(`${most} ${letter}`)
      suppress(address)
    },

    /** A person settled it without sending it again. */
    say(delivery: Delivery, as: 'sent' | 'skipped'): void {
      const letter = letterId(delivery)
      settled.push(`${as} ${letter}`)
      lastWord.set(letter, as)
      const said = as === 'sent' ? saidSent : saidSkipped
      said.add(letter)
    },

    suppress,
    lift: (address: string) => suppressed.delete(address),
    addLate: (address: string) => late.push(address),

    /** At every moment. */
    async holds(): Promise<void> {
      const { distribution, deliveries } = await loadDistribution(deps.table, issue.id)
      const all = frozen.length + late.length
      const wrong = deliveries.flatMap((delivery) => wrongWith(delivery, deps.clock()))
      const letters = office.taken.map(({ letter }) => letter)
      const twice = letters.filter((letter, n) => letters.indexOf(letter) !== n)
      expect({ wrong, twice }).toEqual({ wrong: [], twice: [] })
      await countsAreKept(deps.table, issue.id)
      if (!distribution) return expect([deliveries.length, letters.length]).toEqual([0, 0])
      expect(distribution.frozen + (distribution.late ?? 0)).toBe(all)
      if (['expanding', 'refused'].includes(distribution.state)) expect(deliveries.length).toBeLessThanOrEqual(all)
      else expect(deliveries.length).toBe(all)
      if (distribution.state === 'done') {
        expect(deliveries.filter(({ state }) => !DELIVERY_STATES[state].ended)).toEqual([])
        expect(distribution.resend ?? null).toBeNull()
      }
    },

    /** When all is quiet. */
    async holdsAtTheEnd(): Promise<void> {
      const { distribution, counts, deliveries } = await loadDistribution(deps.table, issue.id)
      expect(distribution?.state).toBe('done')
      expect((await distributionNow(deps.table, issue.id)).counts).toEqual(counts)
      expect(deliveries.map(({ address }) => address).sort()).toEqual([...frozen, ...late].sort())
      const { entries, brokenAt } = await loadRecord(deps, subjects.issue(issue.id))
      expect(brokenAt).toBeNull()
      const { resends, settlements } = decisionsIn(issue, entries)
      expect(settlements).toEqual(settled)
      for (const delivery of deliveries) {
        expect(mayBe(delivery), `${delivery.address}, round ${delivery.round}`).toContain(delivery.state)
        expect(delivery.round - 1, `rounds of ${delivery.address}`).toBe(resends.get(delivery.id) ?? 0)
      }
      const recorded = entries.flatMap(({ what, facts }) =>
        what === 'bounced' || what === 'complained'
          ? [`${what} ${letterId({ issueId: issue.id, id: String(facts.delivery), round: Number(facts.round) })}`]
          : [],
      )
      expect(recorded.sort()).toEqual([...feedback].sort())
      expect((await listSuppressions(deps.table)).map(({ address }) => address)).toEqual([...suppressed].sort())
      for (const { pdf } of office.taken) expect(await sha256(new Uint8Array(pdf ?? []))).toBe(issue.signOff?.pdf.hash)
      const { id: issueId, issueDate, publicationId } = issue
      const corrects = { issueId, issueDate, label: '', pdfHash: issue.signOff?.pdf.hash ?? '' }
      const { list } = await recipientsNow(deps, { publicationId, corrects })
      expect(list.map(({ address }) => address)).toEqual(expect.arrayContaining(reached()))
      const { zip } = await proveIssue(deps, issue.id)
      expect((await checkProof(zip)).holds).toBe(true)
    },
  }
}

/** What people decided, by the record: how often each delivery is to be sent again, and what was settled of which round. */
function decisionsIn({ id: issueId }: Issue, entries: readonly AuditEntry[]) {
  const resends = new Map<string, number>()
  const settlements: string[] = []
  for (const { what, facts } of entries) {
    if (what !== 'resend' && what !== 'settle-delivery') continue
    for (const id of String(facts.deliveries).split(' '))
      if (what === 'resend' || facts.as === 'resend') resends.set(id, (resends.get(id) ?? 0) + 1)
      else settlements.push(`${facts.as} ${letterId({ issueId, id, round: 1 + (resends.get(id) ?? 0) })}`)
  }
  return { resends, settlements }
}
