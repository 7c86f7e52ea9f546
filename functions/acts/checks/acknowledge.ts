/** Acknowledging a finding of an issue in work with a reason, and taking that back. */

import type { Actor } from '#shared/centre/person.ts'
import type { Acknowledgement } from '#shared/checks/acknowledgement.ts'
import { MOST_ACKNOWLEDGED } from '#shared/checks/acknowledgement-limits.ts'
import { acknowledgementOf } from '#shared/checks/acknowledgement-of.ts'
import { standingOf } from '#shared/checks/open-findings.ts'
import { contentOf } from '#shared/issue/assemble.ts'
import { whyNotEdit } from '#shared/issue/issue-workflow.ts'
import { Refusal } from '#shared/refusals.ts'
import type { AcknowledgeRequest, TakeBackAcknowledgementRequest } from '#shared/requests.ts'
import type { Deps } from '../../deps.ts'
import { type Acknowledgements, readAcknowledgements, writeAcknowledgements } from '../../store/acknowledgements.ts'
import { commit } from '../../store/commit.ts'
import { subjects } from '../../store/keys.ts'
import { loadIssueWhole } from '../../store/load.ts'
import { expectIssue } from '../../store/rows.ts'
import { act } from '../act.ts'
import { among, tellingWhatHappened } from '../overtaken.ts'
import { judgeContent } from './judge.ts'

/** @throws Refusal `finding-gone` where nothing has this key now; `acknowledged-already`; `overtaken`; `wrong-state` */
export const acknowledge = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  { version, key, reason }: AcknowledgeRequest,
): Promise<Acknowledgements> =>
  changing(deps, actor, issueId, { version, key, what: 'acknowledge' }, async ({ issue, publication, list, now }) => {
    const content = contentOf(issue, publication)
    const judged = await judgeContent(deps.table, { issue, publication, content })
    const found = judged.keyed.find((one) => one.key === key)
    if (!found) throw new Refusal('finding-gone')
    const before = list.acknowledged.find((one) => one.key === key)
    if (before)
      throw new Refusal('acknowledged-already', [{ path: 'key', message: `${before.by.name}：${before.reason}` }])
    const one = acknowledgementOf(found, { where: judged.whereOf(found), by: actor, at: now, reason })
    const fallen = list.acknowledged.length >= MOST_ACKNOWLEDGED
    const kept = fallen ? standingOf(judged.keyed, list.acknowledged).standing : list.acknowledged
    if (kept.length >= MOST_ACKNOWLEDGED) throw new Refusal('too-many-acknowledged')
    return { acknowledged: [...kept, one], one, why: reason }
  })

/** @throws Refusal `not-found` where there is none of this key; `overtaken`; `wrong-state` */
export const takeBackAcknowledgement = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  { version, key }: TakeBackAcknowledgementRequest,
): Promise<Acknowledgements> =>
  changing(deps, actor, issueId, { version, key, what: 'take-back-acknowledgement' }, async ({ list }) => {
    const one = list.acknowledged.find((other) => other.key === key)
    if (!one) throw new Refusal('not-found')
    const acknowledged = list.acknowledged.filter((other) => other !== one)
    return { acknowledged, one, why: null }
  })

type Asked = { version: number; key: string; what: 'acknowledge' | 'take-back-acknowledgement' }
type Change = {
  acknowledged: readonly Acknowledgement[]
  one: Acknowledgement
  why: string | null
}
type Known = Awaited<ReturnType<typeof loadIssueWhole>> & { list: Acknowledgements; now: Date }

const changing = (
  deps: Deps,
  actor: Actor,
  issueId: string,
  { version, key, what }: Asked,
  change: (known: Known) => Promise<Change>,
): Promise<Acknowledgements> =>
  tellingWhatHappened(
    deps,
    actor,
    {
      subject: subjects.issue(issueId),
      tells: among(TELL),
      same: (entry) => entry.what === what && entry.facts.finding === key,
    },
    async () => {
      const [whole, list] = await Promise.all([
        loadIssueWhole(deps.table, issueId),
        readAcknowledgements(deps.table, issueId),
      ])
      const { issue, head } = whole
      const refusal = whyNotEdit(issue, actor)
      if (refusal) throw new Refusal(refusal)
      if (list.version !== version) throw new Refusal('stale')
      const now = deps.clock()
      const { acknowledged, one, why } = await change({ ...whole, list, now })
      await commit(deps.table, {
        writes: [writeAcknowledgements(issueId, list, acknowledged), expectIssue(issue)],
        record: {
          head,
          subject: subjects.issue(issueId),
          act: act(actor, now, what, `${one.where}：${one.message}`, { why, facts: { finding: one.key } }),
        },
      })
      return { ...list, version: list.version + 1, acknowledged: [...acknowledged] }
    },
  )

const TELL: readonly string[] = ['acknowledge', 'take-back-acknowledgement', 'send-to-review']
