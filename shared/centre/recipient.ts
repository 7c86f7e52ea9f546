/** Recipients: the mailboxes behind the printed groups, and the list that the sign-off freezes. */
import { z } from 'zod'
import { Id, KeptMailAddress, Line, MailAddress, OptionalLine, Version } from '../fields.ts'
import { keysOf } from '../keys-of.ts'
import { LISTS, listsInOrder } from './labels.ts'
import { LONGEST_NAME } from './longest-name.ts'

/** 报 (reporting list) or 发 (distribution list). */
export const ListName = z.enum(keysOf(LISTS))
export type ListName = z.infer<typeof ListName>

export const RecipientSettings = z.strictObject({
  address: MailAddress,
  name: Line(LONGEST_NAME),
  unit: OptionalLine(LONGEST_NAME),
  lists: z.array(ListName).min(1, '请至少选择一个名单').max(2),
})
export type RecipientSettings = z.infer<typeof RecipientSettings>

export const Recipient = RecipientSettings.extend({ address: KeptMailAddress, publicationId: Id, version: Version })
export type Recipient = z.infer<typeof Recipient>

/** One mailbox of a frozen list: what is hashed, in the order of addresses. */
export const FrozenRecipient = z.strictObject({
  address: z.string(),
  name: z.string(),
  unit: z.string(),
  lists: z.array(ListName),
})
export type FrozenRecipient = z.infer<typeof FrozenRecipient>

/** The list as it is frozen: one entry a mailbox, however many lists it is on, sorted by address. */
export function frozenList(recipients: readonly RecipientSettings[]): FrozenRecipient[] {
  const byAddress = new Map<string, FrozenRecipient>()
  for (const { address, name, unit, lists } of recipients) {
    const known = byAddress.get(address)
    const all = new Set([...(known?.lists ?? []), ...lists])
    byAddress.set(address, {
      address,
      name: known?.name ?? name,
      unit: known?.unit ?? unit,
      lists: listsInOrder((list) => all.has(list)),
    })
  }
  return [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1))
}
