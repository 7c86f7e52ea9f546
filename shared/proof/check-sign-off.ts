/** The sign-off: bound to the very PDF, content, letter and list in the proof, after every step, by people who may. */
import { signedName } from '../centre/stands-in.ts'
import { canonicalJson, sha256 } from '../hash.ts'
import type { Approval, SignOff } from '../issue/issue.ts'
import { type Finding, fails, holds, type Parts } from './open-proof.ts'
import type { SignOffChain } from './proof-parts.ts'

/** The files that were signed, against the hashes that were signed; before letters were signed there was none. */
export async function checkSigned(parts: Parts, { signOff }: SignOffChain): Promise<Finding[]> {
  const signed = [
    { name: 'issue.pdf', what: 'PDF', hash: signOff.pdf.hash },
    { name: 'content.json', what: '内容', hash: signOff.contentHash },
    { name: 'letter.json', what: '邮件', hash: signOff.letterHash },
    { name: 'recipients.json', what: '收件名单', hash: signOff.recipientsHash },
  ]
  const findings = await Promise.all(
    signed.map(async ({ name, what, hash }) => {
      const bytes = parts.get(name)
      if (hash === undefined) return bytes ? fails(name, `签发时没有${what}，证明中却有`) : null
      return bytes && (await sha256(bytes)) === hash
        ? holds(name, `${what}就是签发的那一份（SHA-256 ${hash}）`)
        : fails(name, `${what}不是签发的那一份（签发的 SHA-256 为 ${hash}）`)
    }),
  )
  return findings.filter((one) => one !== null)
}

/** Every step was taken in order, by someone else each time, none an author, all of the same bytes; the last is the sign-off. */
export function checkChain({ authors, steps, approvals, signOff }: SignOffChain): Finding[] {
  const part = 'sign-off.json'
  // A step is taken by who takes it, and by the one whom they stand in for.
  const people = approvals.flatMap(({ personId, onBehalfOf }) => [
    personId,
    ...(onBehalfOf ? [onBehalfOf.personId] : []),
  ])
  const last = approvals.at(-1)
  const wrong: [boolean, string][] = [
    [approvals.map(({ step }) => step).join() !== steps.map(({ id }) => id).join(), '审核环节不齐或次序不对'],
    [new Set(people).size !== people.length, '有人办理了两个环节'],
    [people.some((id) => authors.includes(id)), '有人审核了自己参与编写的稿件'],
    [
      approvals.some(({ contentHash, pdfHash }) => contentHash !== signOff.contentHash || pdfHash !== signOff.pdf.hash),
      '有环节审核的不是签发的内容或 PDF',
    ],
    [approvals.some((_, index) => !boundToLetter(approvals, index, signOff)), '有环节审核的不是签发的邮件'],
    [
      last?.personId !== signOff.personId ||
        last.at !== signOff.at ||
        canonicalJson(last.onBehalfOf ?? null) !== canonicalJson(signOff.onBehalfOf ?? null),
      '最后环节与签发记录不一致',
    ],
    [approvals.some(({ at }, index) => index > 0 && at < (approvals[index - 1]?.at ?? '')), '办理时间前后颠倒'],
  ]
  const found = wrong.filter(([is]) => is).map(([, says]) => fails(part, says))
  if (found.length) return found
  const named = approvals.map((one) => `${one.stepName} ${signedName(one)}`).join('，')
  return [holds(part, `审核签发环节齐全，由不同的人按次序办理：${named}`)]
}

/** Only those who approved before letters were frozen bound none, and nobody after someone who did. */
const boundToLetter = (approvals: readonly Approval[], index: number, { letterHash }: SignOff): boolean =>
  approvals[index]?.letterHash === letterHash ||
  (index < approvals.length - 1 && approvals.slice(0, index + 1).every((one) => one.letterHash === undefined))
