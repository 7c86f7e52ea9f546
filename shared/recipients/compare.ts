/** A list that is to be imported beside the one there is: what would be new, changed, stay, or go. */
import type { Recipient, RecipientSettings } from '../centre/recipient.ts'
import type { Accepted, Place } from './verdict.ts'

/** `add`: those who are not in the file stay; `replace`: they are removed. */
export type ImportMode = 'add' | 'replace'

export type Change =
  | { kind: 'new'; at: Place; recipient: RecipientSettings }
  | { kind: 'changed'; at: Place; recipient: RecipientSettings; before: Recipient }
  | { kind: 'unchanged'; at: Place; recipient: RecipientSettings }
  | { kind: 'removed'; before: Recipient }

export function compare(accepted: readonly Accepted[], current: readonly Recipient[], mode: ImportMode): Change[] {
  const known = new Map(current.map((recipient) => [recipient.address, recipient]))
  const changes = accepted.map(({ address, name, unit, lists, ...at }): Change => {
    const recipient = { address, name, unit, lists }
    const before = known.get(address)
    known.delete(address)
    if (!before) return { kind: 'new', at, recipient }
    return same(before, recipient) ? { kind: 'unchanged', at, recipient } : { kind: 'changed', at, recipient, before }
  })
  return mode === 'add'
    ? changes
    : [...changes, ...[...known.values()].map((before): Change => ({ kind: 'removed', before }))]
}

const same = (a: RecipientSettings, b: RecipientSettings): boolean =>
  a.name === b.name && a.unit === b.unit && a.lists.toSorted().join() === b.lists.toSorted().join()
