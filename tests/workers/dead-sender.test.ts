/** A sender that dies in the middle of a mail: nothing goes twice, and what nobody knows waits for a person. */
import { beforeEach, describe, expect, onTestFailed, test } from 'vitest'
import { ACCEPTED, addressed, aMailer, issues } from '../support/mailer.ts'
import { workAt } from '../support/one-worker.ts'
import { usingCentre } from '../support/using-centre.ts'

const { centre, mailboxes, acts, signed, ledger } = await usingCentre({
  people: ['editor', 'office', 'head'],
})
beforeEach(() => centre.runAllWork())

let deaths = 0

/** A worker of its own, as each process is: its first letter with a PDF is under way for ever; `stuck` resolves to whom it went. */
function aDyingWorker() {
  deaths += 1
  let stuck = ''
  const dying = aMailer(({ attachments, to }) => {
    if (attachments.length === 0) return ACCEPTED
    stuck = to.address
    return new Promise<never>(() => undefined)
  })
  const stuckAt = async (): Promise<string> => {
    await expect.poll(() => stuck, { timeout: 10_000 }).not.toBe('')
    return stuck
  }
  return { dying: { mailer: dying, worker: `dying-${deaths}`, senders: 1 }, stuck: stuckAt }
}

describe('a sender that dies', () => {
  /** The first letter with a PDF is under way for ever; its worker is forgotten. */
  async function dies(recall: () => Promise<'accepted' | 'unknown'>) {
    const issue = await signed()
    onTestFailed(() => {
      process.stdout.write(`${JSON.stringify(centre.lines.slice(-12))}\n`)
    })
    const { dying, stuck: stuckAt } = aDyingWorker()
    void centre.runAllWork(dying)
    const stuck = await stuckAt()
    const mailer = aMailer(undefined, recall)
    await centre.runAllWork({ mailer })
    expect(issues(mailer)).toEqual([])
    centre.advance(centre.deps.leaseMs + 1000)
    await centre.runWorkOverTime({ mailer }, 4)
    return { issue, mailer, stuck, ...(await ledger(issue)) }
  }

  test('leaves one ambiguous that is never sent again unasked; all others get theirs', async () => {
    const { issue, mailer, stuck, deliveries, counts, distribution } = await dies(async () => 'unknown')
    expect(deliveries.find(({ address }) => address === stuck)).toMatchObject({
      state: 'ambiguous',
      reason: expect.stringContaining('请人工核实'),
    })
    expect(addressed(mailer)).toEqual(mailboxes.filter((address) => address !== stuck))
    expect(counts).toMatchObject({ sent: mailboxes.length - 1, ambiguous: 1, queued: 0, sending: 0 })
    expect(distribution?.state).toBe('done')
    await centre.runWorkOverTime({ mailer }, 5)
    expect(addressed(mailer)).not.toContain(stuck)
    expect(await acts(issue)).toContain('distributed')
  })

  test('leaves one that the outbox’s record shows as sent', async () => {
    const { mailer, stuck, deliveries, counts } = await dies(async () => 'accepted')
    expect(deliveries.find(({ address }) => address === stuck)).toMatchObject({ state: 'sent' })
    expect(addressed(mailer)).not.toContain(stuck)
    expect(counts.sent).toBe(mailboxes.length)
  })

  test('keeps its claim to its very end: before that nobody says anything of it', async () => {
    const issue = await signed()
    const { dying, stuck: stuckAt } = aDyingWorker()
    void workAt({ ...centre.deps, ...dying }, issue)
    const stuck = await stuckAt()
    const stateOfIt = async () => (await ledger(issue)).deliveries.find(({ address }) => address === stuck)?.state
    const looks = () => workAt({ ...centre.deps, mailer: aMailer() }, issue)
    centre.advance(centre.deps.leaseMs - 1)
    await looks()
    expect(await stateOfIt()).toBe('sending')
    centre.advance(1)
    await looks()
    expect(await stateOfIt()).toBe('ambiguous')
  })

  test('but was only slow: what it knows in the end counts, and nothing goes twice', async () => {
    const issue = await signed()
    let wake = () => {}
    let first = true
    const slow = aMailer(({ attachments }) => {
      if (attachments.length === 0 || !first) return ACCEPTED
      first = false
      return new Promise((resolve) => {
        wake = () => resolve(ACCEPTED)
      })
    })
    const asleep = centre.runAllWork({ mailer: slow, worker: 'slow', senders: 1 })
    await expect.poll(() => first, { timeout: 10_000 }).toBe(false)
    centre.advance(centre.deps.leaseMs + 1000)
    const mailer = aMailer()
    await centre.runWorkOverTime({ mailer }, 4)
    expect((await ledger(issue)).counts.ambiguous).toBe(1)
    wake()
    await asleep
    expect((await ledger(issue)).counts).toMatchObject({ sent: mailboxes.length, ambiguous: 0 })
    expect([...addressed(mailer), ...addressed(slow)].sort()).toEqual(mailboxes)
  })
})
