/** Checking a proof without asking anyone: what of it holds, what does not, in words. */
import { signedName } from '../centre/stands-in.ts'
import { sha256 } from '../hash.ts'
import { checkAcknowledged } from './check-acknowledged.ts'
import { checkActs, checkLinks } from './check-audit.ts'
import { checkDeliveries } from './check-deliveries.ts'
import { checkManifest } from './check-manifest.ts'
import { checkChain, checkSigned } from './check-sign-off.ts'
import { checkSummary } from './check-summary.ts'
import { type Finding, fails, holds, openProof, type Parts } from './open-proof.ts'
import { type Manifest, type SignOffChain, titleOf } from './proof-parts.ts'
import { readParts } from './read-part.ts'

export type Verdict = {
  /** Whether everything that was looked at holds. */
  holds: boolean
  title: string | null
  /** The number that stands for the whole proof: two proofs with one root are one proof. */
  root: string | null
  signedBy: string | null
  signedAt: string | null
  findings: Finding[]
}

/**
 * Looks at every part of `zip`, and at whether `pdf`, where given, is the file that was sent.
 * @throws NotAProof where the zip holds nothing of a proof.
 */
export async function checkProof(
  zip: Uint8Array<ArrayBuffer>,
  pdf: Uint8Array<ArrayBuffer> | null = null,
): Promise<Verdict> {
  const { parts, finding } = openProof(zip)
  const { manifest, findings } = await checkManifest(parts)
  const { chain, ...rest } = readParts(parts)
  const all = [finding, ...findings, ...(await across(parts, manifest, { chain, ...rest }))]
  if (pdf) all.push(await sameFile(pdf, chain))
  return {
    holds: all.every((one) => one.holds),
    title: manifest?.title ?? null,
    root: manifest?.root ?? null,
    signedBy: chain ? signedName(chain.signOff) : null,
    signedAt: chain?.signOff.at ?? null,
    findings: all,
  }
}

/** What the parts say of one another. */
async function across(
  parts: Parts,
  manifest: Manifest | null,
  { chain, content, letter, recipients, ledger, entries, summary }: ReturnType<typeof readParts>,
): Promise<Finding[]> {
  const unread = [
    [chain, 'sign-off.json', '审核签发记录读不出来'],
    [content, 'content.json', '内容读不出来'],
    [letter, 'letter.json', '邮件读不出来'],
    [recipients, 'recipients.json', '收件名单读不出来'],
    [ledger, 'deliveries.json', '分发记录读不出来'],
    [entries, 'audit.jsonl', '审计记录读不出来'],
    [summary, 'summary.html', '说明页读不出来'],
  ] as const
  return [
    ...unread.flatMap(([read, name, says]) => (read === null && parts.has(name) ? [fails(name, says)] : [])),
    ...(chain ? await checkSigned(parts, chain) : []),
    ...(chain ? checkChain(chain) : []),
    ...(chain && content && entries ? await checkAcknowledged(content, chain, entries) : []),
    ...(chain && recipients && ledger ? await checkDeliveries(chain, recipients, ledger) : []),
    ...(entries && manifest ? await checkLinks(entries, manifest) : []),
    ...(chain && ledger && entries ? checkActs(entries, chain, ledger) : []),
    ...(chain && manifest ? [sameIssue(chain, manifest)] : []),
    ...(chain && ledger && manifest && summary !== null
      ? checkSummary(summary, {
          ...{ format: manifest.format, chain, letter, ...ledger, head: manifest.recordHead },
          acknowledged: content?.acknowledged ?? [],
        })
      : []),
  ]
}

const sameIssue = (chain: SignOffChain, manifest: Manifest): Finding =>
  chain.issue.id === manifest.issueId && titleOf(chain) === manifest.title
    ? holds('sign-off.json', `证明的是${manifest.title}`)
    : fails('sign-off.json', '审核签发记录不是这一期的')

async function sameFile(pdf: Uint8Array<ArrayBuffer>, chain: SignOffChain | null): Promise<Finding> {
  if (!chain) return fails('file', '签发记录读不出来，不能核对这份 PDF')
  return (await sha256(pdf)) === chain.signOff.pdf.hash
    ? holds('file', '这份 PDF 就是签发的那一份，发出的邮件所附的都是它')
    : fails('file', '这份 PDF 不是签发并分发的那一份')
}
