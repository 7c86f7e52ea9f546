/** Distribution step by step: issues signed, work done by a mailer of one's own, and what came of it. */
import type { WorkerDeps } from '#functions/deps.ts'
import type { Outcome } from '#functions/mail/port.ts'
import { sweep } from '#functions/workers/sweep.ts'
import type { Delivery, DeliveryState } from '#shared/delivery.ts'
import type { Issue } from '#shared/issue.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'
import { RECIPIENTS } from '../../infra/local/demo/recipients.ts'
import type { Caller } from '../support/caller.ts'
import type { Centre } from '../support/centre.ts'
import { actsOn } from '../support/issue-page.ts'
import type { AskedMailer } from '../support/mailer.ts'
import { aSignedIssue, ok } from '../support/way.ts'

export const RETRY: Outcome = { kind: 'retry', reason: '451 稍后再试' }
export const THROTTLED: Outcome = { kind: 'throttled', reason: '454 发送过快', pauseMs: 2000 }
export const REFUSED: Outcome = { kind: 'refused', reason: '550 没有这个邮箱' }
export const UNKNOWN: Outcome = { kind: 'unknown', reason: '连接中断，不知对方是否收下' }
/** On both lists. */
export const BOTH = 'zonghe@centre.example'

/** A list of six is enough here, and quick: the others are taken off. Answers the six. */
export async function keepSixMailboxes(centre: Centre): Promise<string[]> {
  const administrator = await centre.as('he-jing')
  const addresses = RECIPIENTS.map(({ address }) => address)
  const mailboxes = [...new Set([BOTH, ...addresses])].slice(0, 6).sort()
  for (const address of addresses)
    if (!mailboxes.includes(address))
      ok(await administrator.post(`/api/publications/${PUBLICATION.id}/recipients/removals`, { version: 1, address }))
  return mailboxes
}

export async function works(deps: WorkerDeps): Promise<void> {
  while ((await sweep(deps)) > 0);
}

type Ledger = {
  distribution: { version: number; state: string; frozen: number; reason: string | null } | null
  counts: Record<DeliveryState, number>
  deliveries: Delivery[]
}

type Place = { centre: Centre; editor: Caller; office: Caller; head: Caller }

/** The steps at the place that `open` gives once it is open. */
export const distributingAt = (open: () => Place) => ({
  signed: (more: { sendAt?: string } = {}): Promise<Issue> => {
    const { centre, editor, office, head } = open()
    return aSignedIssue(centre, editor, office, head, more)
  },
  /** Asks for a move of the distribution as it stands now. */
  async decide(caller: Caller, { id }: Issue, request: Record<string, unknown>) {
    const { distribution } = ok(await open().editor.get(`/api/issues/${id}/deliveries?limit=0`))
    const version = request.move === 'add-late' ? {} : { version: distribution.version }
    return caller.post(`/api/issues/${id}/distribution/moves`, { ...version, ...request })
  },
  as: (mailer: AskedMailer, worker = 'worker'): WorkerDeps => ({ ...open().centre.deps, mailer, worker }),
  /** Until nothing is left to wait for. */
  async worksOn(deps: WorkerDeps, steps = 30): Promise<void> {
    for (let n = 0; n < steps; n += 1) {
      await works(deps)
      open().centre.passes(15_000)
    }
  },
  async ledger({ id }: Issue): Promise<Ledger> {
    const read: Ledger = ok(await open().editor.get(`/api/issues/${id}/deliveries`))
    return read
  },
  acts: (issue: Issue): Promise<string[]> => actsOn(open().editor, issue),
})

/** The letters with the issue's PDF, not the notices about it. */
export const issues = (mailer: AskedMailer) => mailer.letters.filter(({ attachments }) => attachments.length > 0)
export const addressed = (mailer: AskedMailer) =>
  issues(mailer)
    .map(({ to }) => to.address)
    .sort()
export const sum = (counts: Ledger['counts']) => Object.values(counts).reduce((all, n) => all + n, 0)
