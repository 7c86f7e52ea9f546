/** Checks people's decisions after the sign-off (when to send, whom to send again, whom to add) against the record. */
import type { AuditEntry } from '../audit.ts'
import type { Delivery, Distribution } from '../distribution/delivery.ts'
import { canonicalJson } from '../hash.ts'
import type { SignOff } from '../issue/issue.ts'
import { severalIn } from '../several.ts'

/** Sending that was set for an hour began in the time that somebody permitted. What does not hold, in words. */
export function sentUnpermitted(entries: readonly AuditEntry[], { permit }: SignOff): string[] {
  if (!permit) return []
  let { from, until }: { from: string; until: string } = permit
  for (const { what, at, facts } of entries) {
    if (what === 'postpone' || what === 'permit') from = String(facts.sendAt)
    if (what === 'permit') until = String(facts.permitUntil)
    if (what === 'queued') return at >= from && at <= until ? [] : ['开始分发的时间不在许可之内']
  }
  return []
}

/** Where mails came from another address than the letter has, somebody by name said so. What does not hold, in words. */
export function senderUndecided(entries: readonly AuditEntry[], { mailFrom }: Distribution): string[] {
  const said = entries.findLast(({ what, facts }) => what === 'restart' && facts.mailFrom !== undefined)
  return said?.facts.mailFrom === mailFrom ? [] : ['改用的发件地址与审计记录不一致']
}

/**
 * Every further round and every mailbox beyond the frozen list was decided by a named person, or follows its original
 * (docs/decisions/0016). What does not hold, in words.
 */
export function undecided(entries: readonly AuditEntry[], deliveries: readonly Delivery[]): string[] {
  const resent = new Map<string, number>()
  const added = new Map<string, AuditEntry>()
  for (const entry of entries) {
    const { what, facts } = entry
    const again = what === 'resend' || (what === 'settle-delivery' && facts.as === 'resend')
    // Earlier records of settling name one delivery each.
    const ids = again ? severalIn(facts.deliveries ?? facts.delivery ?? '') : []
    for (const id of ids) resent.set(id, (resent.get(id) ?? 0) + 1)
    if (what === 'add-late') added.set(String(facts.delivery), entry)
  }
  const known = new Set(deliveries.map(({ id }) => id))
  const bySomeone = ({ id, address, late }: Delivery): boolean => {
    const entry = added.get(id)
    const said = entry && { personId: entry.who.id, personName: entry.who.name, at: entry.at, why: entry.why }
    return entry?.about === address && late !== undefined && canonicalJson(said) === canonicalJson(late)
  }
  return [
    ...deliveries.flatMap(({ id, address, round }) =>
      (resent.get(id) ?? 0) === round - 1 ? [] : [`${address} 重发的次数与审计记录不一致`],
    ),
    ...deliveries.flatMap((one) =>
      one.late && !bySomeone(one) ? [`审计记录中没有由 ${one.late.personName} 向 ${one.address} 补发一事`] : [],
    ),
    ...[...added].flatMap(([id, { about }]) => (known.has(id) ? [] : [`补发给 ${about} 的分发记录不见了`])),
  ]
}
