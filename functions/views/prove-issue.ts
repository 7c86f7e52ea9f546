/** The proof of an issue's distribution: all that is kept of it, gathered, and given out only if it holds. */
import { isDistributed } from '#shared/distribution/delivery-labels.ts'
import { issueLabel } from '#shared/issue/issue-label.ts'
import { checkProof } from '#shared/proof/check-proof.ts'
import { makeProof } from '#shared/proof/make-proof.ts'
import { Refusal } from '#shared/refusals.ts'
import { keptLetter } from '../acts/issue/kept-letter.ts'
import { restoreSoon } from '../acts/issue/kept-pdf.ts'
import type { Deps } from '../deps.ts'
import { findHashed } from '../files/hashed.ts'
import { loadDistribution } from '../store/deliveries.ts'
import { subjects } from '../store/keys.ts'
import { loadIssueWhole, loadRevision } from '../store/load.ts'
import { loadRecord } from '../store/record.ts'

/**
 * The zip and the name to save it under.
 * @throws Refusal `not-distributed` before the distribution is done; `proof-does-not-hold` with what does not.
 */
export async function proveIssue(
  deps: Pick<Deps, 'table' | 'files' | 'clock'>,
  issueId: string,
): Promise<{ zip: Uint8Array<ArrayBuffer>; name: string }> {
  const { table, files } = deps
  const { issue, publication } = await loadIssueWhole(table, issueId)
  const { review, signOff } = issue
  // The ledger is read before the record: all that is in the one must then be in the other.
  const { distribution, deliveries } = await loadDistribution(table, issueId)
  if (!review || !signOff || !isDistributed(distribution, deliveries)) throw new Refusal('not-distributed')
  const [{ content }, pdf, letter, recipients, { entries, head, brokenAt }] = await Promise.all([
    loadRevision(table, issueId, signOff.revision),
    findHashed(files, signOff.pdf),
    signOff.letterHash === undefined ? null : findHashed(files, keptLetter(signOff.letterHash)),
    findHashed(files, { key: signOff.recipientsKey, hash: signOff.recipientsHash }),
    loadRecord(deps, subjects.issue(issueId)),
  ])
  if (typeof pdf === 'string' || typeof letter === 'string')
    await restoreSoon(deps, { issueId, revision: signOff.revision })
  if (
    typeof pdf === 'string' ||
    typeof letter === 'string' ||
    typeof recipients === 'string' ||
    !head ||
    brokenAt !== null
  )
    throw new Refusal('proof-does-not-hold', [
      ...(typeof pdf === 'string' ? [notSigned('issue.pdf', 'PDF')] : []),
      ...(typeof letter === 'string' ? [notSigned('letter.json', '邮件')] : []),
      ...(typeof recipients === 'string' ? [notSigned('recipients.json', '收件名单')] : []),
      ...(head && brokenAt === null
        ? []
        : [{ path: 'audit.jsonl', message: `审计记录在第 ${brokenAt ?? 1} 条断开，或不在了` }]),
    ])
  const kept = {
    issue,
    review,
    signOff,
    publication,
    content,
    pdf,
    letter,
    recipients,
    distribution,
    deliveries,
    entries,
    head,
  }
  const zip = await makeProof(kept)
  const verdict = await checkProof(zip)
  if (!verdict.holds)
    throw new Refusal(
      'proof-does-not-hold',
      verdict.findings.filter((one) => !one.holds).map(({ part, says }) => ({ path: part, message: says })),
    )
  return { zip, name: `${publication.name}${issueLabel(issue)}分发证明.zip` }
}

const notSigned = (path: string, what: string) => ({ path, message: `存放的${what}不是签发的那一份，或不在了` })
