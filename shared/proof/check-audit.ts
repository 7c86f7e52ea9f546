/** The record: an unbroken chain to the end that the manifest names, which tells of the same acts as the other parts. */
import { type AuditEntry, firstBreak } from '../audit.ts'
import type { ActName } from '../audit-labels.ts'
import { signedName } from '../centre/stands-in.ts'
import type { Approval, SignOff } from '../issue/issue.ts'
import { senderUndecided, sentUnpermitted, undecided } from './check-decisions.ts'
import { brokenLives } from './check-lives.ts'
import { type Finding, fails, holds } from './open-proof.ts'
import type { Manifest, SignOffChain } from './proof-parts.ts'
import type { Ledger } from './read-part.ts'
import { standingApprovals } from './standing-approvals.ts'

const part = 'audit.jsonl'

type Signed = Pick<Approval, 'personId' | 'personName' | 'onBehalfOf' | 'at' | 'comment'>

/** In whose stead it was done; records of before held the name alone. */
const bindsAbsent = ({ onBehalfOf, onBehalfOfId }: AuditEntry['facts'], { onBehalfOf: absent }: Signed): boolean =>
  onBehalfOf === absent?.personName && (onBehalfOfId === undefined || onBehalfOfId === absent?.personId)

export async function checkLinks(entries: readonly AuditEntry[], { recordHead }: Manifest): Promise<Finding[]> {
  const broken = await firstBreak(entries, recordHead)
  if (broken !== null) return [fails(part, `审计记录的链条在第 ${broken} 条断开`)]
  return entries.length === recordHead.seq
    ? [holds(part, `审计记录 ${entries.length} 条前后相连，没有缺失`)]
    : [fails(part, '审计记录的条数与清单不一致')]
}

/** Approvals, sign-off, distribution and what was decided by hand: each must be on the record as the other parts say. */
export function checkActs(
  entries: readonly AuditEntry[],
  { issue, approvals, signOff }: SignOffChain,
  { distribution, deliveries }: Ledger,
): Finding[] {
  const on = (what: ActName, is: (entry: AuditEntry) => boolean) =>
    entries.filter((entry) => entry.what === what && is(entry)).length
  const binds = ({ facts }: AuditEntry, { letterHash }: Pick<SignOff, 'letterHash'>) =>
    facts.contentHash === signOff.contentHash && facts.pdfHash === signOff.pdf.hash && facts.letterHash === letterHash
  const by = ({ who, at, why, facts }: AuditEntry, approval: Signed) =>
    who.id === approval.personId &&
    who.name === approval.personName &&
    bindsAbsent(facts, approval) &&
    at === approval.at &&
    (why ?? '') === approval.comment
  const wrong: string[] = []
  const standing = standingApprovals(entries)
  const taken = approvals.slice(0, -1)
  if (standing.length > taken.length) wrong.push('审计记录中通过的环节比签发时多')
  for (const [index, approval] of taken.entries()) {
    const entry = standing[index]
    if (!entry || !by(entry, approval) || !binds(entry, approval))
      wrong.push(`审计记录中没有“${approval.stepName} ${signedName(approval)}”这一环节`)
  }
  if (
    on(
      'sign-off',
      (entry) =>
        by(entry, { ...signOff, comment: approvals.at(-1)?.comment ?? '' }) &&
        binds(entry, signOff) &&
        entry.facts.revision === signOff.revision &&
        entry.facts.recipientsHash === signOff.recipientsHash &&
        entry.facts.sendAt === signOff.permit?.from &&
        entry.facts.permitUntil === signOff.permit?.until,
    ) !== 1
  )
    wrong.push('审计记录中没有这次签发')
  if (on('queued', ({ facts }) => facts.mailboxes === signOff.recipientsCount) === 0)
    wrong.push('审计记录中没有生成分发记录一事')
  const distributed = entries.findLast(({ what }) => what === 'distributed')
  if (!distributed) wrong.push('审计记录中没有分发完毕一事')
  else if (distributed.at !== distribution.endedAt) wrong.push('分发完毕的时间与审计记录不一致')
  const corrects = ({ facts }: AuditEntry) =>
    facts.corrects === issue.corrects?.issueId && facts.pdfHash === issue.corrects?.pdfHash
  if (on('correct', corrects) !== (issue.corrects ? 1 : 0) || on('correct', () => true) !== (issue.corrects ? 1 : 0))
    wrong.push('更正的是哪一期，与审计记录不一致')
  const recorded = Map.groupBy(entries, ({ what, facts }) => `${what} ${facts.delivery} ${facts.round}`)
  for (const { id, address, round, state, told = {} } of deliveries) {
    const said = Object.entries(told).map(([of, event]) => `${event} ${id} ${of}`)
    for (const one of new Set([`${state} ${id} ${round}`, ...said]))
      if (/^(bounced|complained) /.test(one) && recorded.get(one)?.length !== 1)
        wrong.push(`审计记录中没有 ${address} 被退回或投诉一事`)
  }
  wrong.push(
    ...sentUnpermitted(entries, signOff),
    ...senderUndecided(entries, distribution),
    ...undecided(entries, deliveries),
    ...brokenLives(entries),
  )
  return wrong.length
    ? wrong.map((says) => fails(part, says))
    : [holds(part, '审核、签发和分发都记在审计记录中，内容一致')]
}
