/** The acknowledgements in what was signed: each is of this content, was said by that person on the record, and by nobody who approved. */
import type { AuditEntry } from '../audit.ts'
import type { Acknowledgement } from '../checks/acknowledgement.ts'
import { aboutIn, keyOf } from '../checks/finding-key.ts'
import type { Content } from '../content/content.ts'
import { type Finding, fails, holds } from './open-proof.ts'
import type { SignOffChain } from './proof-parts.ts'

const part = 'content.json'

/** Nothing where nothing was acknowledged. */
export async function checkAcknowledged(
  content: Content,
  { authors, signOff }: SignOffChain,
  entries: readonly AuditEntry[],
): Promise<Finding[]> {
  const { acknowledged = [] } = content
  if (acknowledged.length === 0) return []
  const aboutOf = aboutIn(content)
  const sent = entries.findIndex(
    ({ what, facts }) => what === 'send-to-review' && facts.contentHash === signOff.contentHash,
  )
  const before = entries.slice(0, Math.max(0, sent))
  const wrong = await Promise.all(
    acknowledged.map(async (one) => {
      const key = await keyOf(one, { ...aboutOf(one), past: one.past }, one)
      return [
        ...(key === one.key ? [] : [`${one.where}的核实说明与这一处的内容不符`]),
        ...(isOnRecord(one, before) ? [] : [`审计记录中没有${one.by.name}对${one.where}的核实说明`]),
        ...(authors.includes(one.by.id) ? [] : [`${one.by.name}写了核实说明，却不在编写人之列`]),
      ]
    }),
  )
  const says = wrong.flat()
  return says.length > 0
    ? says.map((one) => fails(part, one))
    : [holds(part, `核实说明 ${acknowledged.length} 条，与签发的内容相符，都记在审计记录中`)]
}

/** Said so, and not taken back before it was sent to review. */
function isOnRecord({ key, by, at, reason }: Acknowledgement, entries: readonly AuditEntry[]): boolean {
  const last = entries.findLast(({ facts, what }) => facts.finding === key && ACTS_OF_IT.has(what))
  return (
    last?.what === 'acknowledge' &&
    last.who.id === by.id &&
    last.who.name === by.name &&
    last.at === at &&
    last.why === reason
  )
}

const ACTS_OF_IT: ReadonlySet<string> = new Set(['acknowledge', 'take-back-acknowledgement'])
