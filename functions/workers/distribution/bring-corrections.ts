/** A correction follows the issue that it corrects to everyone who is sent that later, or turns out to have it, each by a delivery of its own. */

import type { Delivery, Distribution } from '#shared/distribution/delivery.ts'
import { mayHaveReached } from '#shared/distribution/delivery-labels.ts'
import { newDelivery, newDistribution } from '#shared/distribution/new-distribution.ts'
import { isToldInLetters } from '#shared/distribution/standing-labels.ts'
import type { LetterNotice } from '#shared/issue/frozen-letter.ts'
import type { Issue, SignOff } from '#shared/issue/issue.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { SYSTEM } from '#shared/system.ts'
import { type Task, workFor } from '#shared/work.ts'
import { act } from '../../acts/act.ts'
import type { WorkerDeps } from '../../deps.ts'
import { commit, unlessStale, type Write } from '../../store/commit.ts'
import { loadCorrections } from '../../store/corrections.ts'
import {
  addDelivery,
  addDistribution,
  changeDistribution,
  getDeliveries,
  getDelivery,
  getDistribution,
  missingDeliveries,
  moveDistributionOn,
} from '../../store/deliveries.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssue } from '../../store/load.ts'
import { correctionStanding } from '../../store/standings.ts'
import type { Table } from '../../store/table.ts'
import type { Claim, GoOnAt } from '../claim.ts'
import { frozenRecipients } from './frozen-list.ts'
import { Mismatch, openList, openNotice, type Signed } from './signed-file.ts'

type Correction = { issue: Issue; signOff: SignOff }
type Late = Delivery & { late: NonNullable<Delivery['late']> }

/**
 * Gives every mailbox of `page` its row in the ledger of each signed correction, unless it is there or on the frozen list; asked after
 * the page is read and before it is claimed (acts/distribution/freeze-recipients.ts). Answers what the letters say of corrections.
 * @throws Mismatch where a correction's words or list are not what was signed.
 */
export async function bringCorrections(
  deps: WorkerDeps,
  { issue: original, publication }: Pick<Signed, 'issue' | 'publication'>,
  page: readonly Delivery[],
): Promise<LetterNotice[]> {
  const notices: LetterNotice[] = []
  for (const issue of await loadCorrections(deps.table, original.id)) {
    const { signOff } = issue
    if (!signOff) continue
    const notice = await named(issue, openNotice(deps, { issue, publication }, signOff))
    await bring(deps, { issue, signOff }, { page, why: `随${issueLabel(original)}发给这个邮箱` })
    // One that waits for its hour corrects nothing yet: the letter is not to tell of it.
    if (isToldInLetters(await correctionStanding(deps.table, issue.id))) notices.push(notice)
  }
  return notices
}

/** The same for deliveries that turned out to have been received; of them no letter goes. @throws Mismatch as above */
export async function bringToReceived(
  deps: WorkerDeps,
  { issueId, deliveries }: Extract<Task, { kind: 'bring-corrections' }>,
  claim: Claim,
): Promise<GoOnAt> {
  const original = await loadIssue(deps.table, issueId)
  const rows = await getDeliveries(
    deps.table,
    deliveries.map((id) => ({ issueId, id })),
  )
  const received = rows.filter((one) => one !== null).filter(mayHaveReached)
  for (const correction of await signedBy(deps.table, original)) {
    await claim.renew()
    await bring(deps, correction, { page: received, why: `已知这个邮箱收到了${issueLabel(original)}` })
  }
  return null
}

/** Every correction whose list was read before: a sign-off that is being made comes before this, or reads the list again. */
async function signedBy(table: Table, { id }: Issue): Promise<Correction[]> {
  const isBeingMade = (await loadCorrections(table, id)).some(({ signOff }) => !signOff)
  while (isBeingMade && !(await movedOn(table, id)));
  return (await loadCorrections(table, id)).flatMap((issue) => (issue.signOff ? { issue, signOff: issue.signOff } : []))
}

/** The original's distribution is at another version: none of its lists that was read before is signed any more. */
async function movedOn(table: Table, issueId: string): Promise<boolean> {
  const distribution = await getDistribution(table, issueId)
  return !distribution || unlessStale(commit(table, { writes: [changeDistribution(distribution, {})] }))
}

/** Gives each of `page` that has none its row; `why`, as the row and the record say it. */
async function bring(
  deps: WorkerDeps,
  correction: Correction,
  { page, why }: { page: readonly Delivery[]; why: string },
): Promise<void> {
  for (const delivery of await notYetIn(deps, correction, page, why))
    while (!(await added(deps, correction, delivery)));
}

/** What is wrong is wrong with the correction, and not with the issue that is being sent. */
const named = <T>(issue: Issue, opening: Promise<T>): Promise<T> =>
  opening.catch((error: unknown) => {
    throw error instanceof Mismatch ? new Mismatch(`更正本期的${issueLabel(issue)}：${error.message}`) : error
  })

async function notYetIn(
  deps: WorkerDeps,
  { issue, signOff }: Correction,
  page: readonly Delivery[],
  why: string,
): Promise<Late[]> {
  const now = deps.clock()
  const late = {
    personId: SYSTEM.id,
    personName: SYSTEM.name,
    at: now.toISOString(),
    why,
  }
  const all = await Promise.all(
    page.map(
      async (recipient): Promise<Late> => ({
        ...(await newDelivery(issue.id, recipient, { pdfHash: signOff.pdf.hash, now })),
        late,
      }),
    ),
  )
  const missing = await missingDeliveries(deps.table, all)
  if (missing.length === 0) return []
  // Of a correction that waits for its hour no rows are made yet: the list says who has one coming.
  const coming = new Set(missing.map(({ address }) => address))
  for (const { address } of frozenRecipients(await named(issue, openList(deps, signOff)))) coming.delete(address)
  return missing.filter(({ address }) => coming.has(address))
}

/** False when the correction's distribution went on at the same moment. */
async function added(deps: WorkerDeps, { signOff }: Correction, delivery: Late): Promise<boolean> {
  const { id, issueId, address, late } = delivery
  const [there, distribution] = await Promise.all([
    getDelivery(deps.table, issueId, id),
    getDistribution(deps.table, issueId),
  ])
  if (there) return true
  const now = deps.clock()
  return unlessStale(
    commit(deps.table, {
      writes: [
        addDelivery(delivery),
        distribution
          ? withOneMore(distribution)
          : addDistribution({ ...newDistribution(issueId, signOff.recipientsCount, now), late: 1 }),
      ],
      record: {
        subject: subjects.issue(issueId),
        act: act(SYSTEM, new Date(late.at), 'add-late', address, { why: late.why, facts: { delivery: id } }),
      },
      // One that is not done has its work: of four thousand mailboxes each would else bring one more.
      work: distribution?.state === 'done' ? [workFor(deps.newId(), { kind: 'distribute', issueId }, now)] : [],
    }),
  )
}

/** What waits for its hour, or for a person, goes on waiting. */
function withOneMore(distribution: Distribution): Write {
  const late = (distribution.late ?? 0) + 1
  return distribution.state === 'done'
    ? moveDistributionOn(distribution, 'reopen', { late, endedAt: null })
    : changeDistribution(distribution, { late })
}
