/** Limits in time of what workers do: hours, permits, claims, tries, pauses. */
import { expect, test } from 'vitest'
import type { WorkerDeps } from '#functions/deps.ts'
import { commit } from '#functions/store/commit.ts'
import { loadDistribution } from '#functions/store/deliveries.ts'
import { keys } from '#functions/store/keys.ts'
import { getMailPause } from '#functions/store/mail-pause.ts'
import { get } from '#functions/store/read.ts'
import { runWork } from '#functions/workers/run-work.ts'
import { sweep } from '#functions/workers/sweep.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { Work, workFor } from '#shared/work.ts'
import { holdsAtItsLimit, type Limit } from '../support/at-its-limit.ts'
import { aCalledIssue, ok } from '../support/issue-steps.ts'
import { ACCEPTED, aMailer, issues, NO_LOGIN, RETRY } from '../support/mailer.ts'
import { workAt } from '../support/one-worker.ts'
import { decide } from '../support/store/ledger.ts'
import { usingCentre } from '../support/using-centre.ts'

const [MINUTE, HOUR] = [60_000, 3_600_000]
const { centre, editor, head, mailboxes, signed, signInAgain } = await usingCentre({
  people: ['editor', 'head', 'office'],
})

const inMs = (ms: number) => centre.now().getTime() + ms
const isoIn = (ms: number) => new Date(inMs(ms)).toISOString()
const never = () => new Promise<never>(() => undefined)
const as = (worker: string, mailer = aMailer()): WorkerDeps => ({ ...centre.deps, worker, mailer })
const stateOf = async ({ id }: Issue) => (await loadDistribution(centre.deps.table, id)).distribution?.state
let count = 0
const anew = (name: string) => {
  count += 1
  return `${name}-${count}`
}

/** How many letters of the issue a new worker tries now. */
const triesOf = async (issue: Issue, answer = ACCEPTED) => {
  const mailer = aMailer(() => answer)
  await workAt(as(anew('worker'), mailer), issue)
  return issues(mailer).length
}

/** Mail is paused since now, while a distribution has begun. */
async function aPause(): Promise<Issue> {
  const issue = await signed()
  await workAt(
    as(
      anew('worker'),
      aMailer(() => NO_LOGIN),
    ),
    issue,
  )
  return issue
}

/** Set for an hour, and stopped before it began, since its file was another; the file is put back. */
async function refused(ms: number): Promise<Issue> {
  const issue = await signed({ sendAt: isoIn(ms) })
  await centre.changeRow([`ISSUE#${issue.id}`, 'DISTRIBUTION'], (row) => ({ ...row, state: 'refused' }))
  return issue
}

async function restarted(issue: Issue) {
  await signInAgain()
  ok(await decide(head, issue, { move: 'restart', reason: '已核查' }))
  return stateOf(issue)
}

const TABLE: Limit[] = [
  [
    'sending that is set for an hour begins with it',
    async () => {
      const issue = await signed({ sendAt: isoIn(HOUR) })
      return { limit: inMs(HOUR), asks: () => triesOf(issue) }
    },
    { before: 0, at: mailboxes.length, again: true },
  ],
  [
    'a permit to send ends a day after its hour',
    async () => {
      const issue = await signed({ sendAt: isoIn(HOUR) })
      return { limit: inMs(25 * HOUR), asks: () => triesOf(issue).then(() => stateOf(issue)) }
    },
    { at: 'done', after: 'held' },
  ],
  [
    'sending that was stopped before it began waits for its hour',
    async () => {
      const issue = await refused(HOUR)
      return { limit: inMs(HOUR), asks: () => restarted(issue) }
    },
    { before: 'scheduled', at: 'expanding' },
  ],
  [
    'and once its permit is over, for a leader',
    async () => {
      const issue = await refused(HOUR)
      return { limit: inMs(25 * HOUR), asks: () => restarted(issue) }
    },
    { at: 'expanding', after: 'held' },
  ],
  [
    'a claim of work ends with its lease',
    async () => {
      const { id: issueId } = await aCalledIssue(centre, editor)
      await centre.runAllWork()
      const id = anew('work')
      const notice = { mail: 'reminder' as const, issueId, personId: 'wu-xiaolan', reason: '' }
      await commit(centre.deps.table, { writes: [], work: [workFor(id, { kind: 'notice', notice }, centre.now())] })
      const work = () => get(centre.deps.table, Work, keys.work(id, 'open', ''))
      void runWork(as('dying', aMailer(never)), id)
      await expect.poll(async () => (await work())?.claimedBy, { timeout: 10_000 }).toBe('dying')
      return { limit: (await work())?.dueAt ?? '', asks: () => sweep(as('other')) }
    },
    { before: 0, at: 1, again: true },
  ],
  [
    'a letter under way is given up when its claim ends',
    async () => {
      const issue = await signed()
      void workAt(as(anew('dying'), aMailer(never)), issue)
      const sending = async () => (await loadDistribution(centre.deps.table, issue.id)).counts.sending
      await expect.poll(sending, { timeout: 10_000 }).toBeGreaterThan(0)
      const asks = async () => {
        await triesOf(issue)
        return (await loadDistribution(centre.deps.table, issue.id)).counts.ambiguous
      }
      return { limit: inMs(centre.deps.leaseMs), asks }
    },
    { before: 0, at: 1, again: true },
  ],
  [
    'a letter that its mailbox put off is tried again in a minute',
    async () => {
      const issue = await signed()
      expect(await triesOf(issue, RETRY)).toBe(mailboxes.length)
      return { limit: inMs(MINUTE), asks: () => triesOf(issue) }
    },
    { before: 0, at: mailboxes.length, again: true },
  ],
  [
    'mail that is paused is tried again at its next try',
    async () => {
      const issue = await aPause()
      const { nextTry = '' } = (await getMailPause(centre.deps.table)) ?? {}
      return { limit: nextTry, asks: () => triesOf(issue) }
    },
    { before: 0, at: mailboxes.length, again: true },
  ],
  [
    'a try of paused mail whose worker died is over in three minutes',
    async () => {
      const issue = await aPause()
      centre.advance(MINUTE)
      void workAt(as(anew('dying'), aMailer(never)), issue)
      const until = async () => (await getMailPause(centre.deps.table))?.probing?.until
      await expect.poll(until, { timeout: 10_000 }).toBeDefined()
      // The letter that is under way stays its worker's.
      return { limit: (await until()) ?? '', asks: async () => (await triesOf(issue)) > 0 }
    },
    { before: false, at: true, again: true },
  ],
  [
    'a pause of mail that lasted ten minutes is told when it ends',
    async () => {
      const issue = await aPause()
      const asks = async () => {
        await triesOf(issue)
        const mailer = aMailer()
        await centre.runAllWork({ mailer })
        return mailer.letters.some(({ message }) => message.subject.includes('发信已恢复'))
      }
      return { limit: inMs(10 * MINUTE), asks }
    },
    { before: false, at: true },
  ],
  [
    'a distribution waits for paused mail no longer than a permit lasts',
    async () => {
      const issue = await aPause()
      await centre.changeRow([`ISSUE#${issue.id}`, 'DISTRIBUTION'], (row) => ({ ...row, pausedSince: isoIn(0) }))
      return { limit: inMs(24 * HOUR), asks: () => triesOf(issue, NO_LOGIN).then(() => stateOf(issue)) }
    },
    { before: 'sending', at: 'refused', again: true },
  ],
]

test.each(TABLE)('%s', holdsAtItsLimit(centre, signInAgain))
