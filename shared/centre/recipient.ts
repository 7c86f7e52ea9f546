/** Recipients: the mailboxes behind the printed groups, and the list that the sign-off freezes. */
import { z } from 'zod'
import { Id, KeptMailbox, Line, Mailbox, OptionalLine, Version } from '../fields.ts'

/** 报 (reporting list) or 发 (distribution list). */
export const ListName = z.enum(['reporting', 'distribution'])
export type ListName = z.infer<typeof ListName>

export const RecipientSettings = z.strictObject({
  address: Mailbox,
  name: Line(60),
  unit: OptionalLine(60),
  lists: z.array(ListName).min(1, '请至少选择一个名单').max(2),
})
export type RecipientSettings = z.infer<typeof RecipientSettings>

export const Recipient = RecipientSettings.extend({ address: KeptMailbox, publicationId: Id, version: Version })
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
      lists: ListName.options.filter((list) => all.has(list)),
    })
  }
  return [...byAddress.values()].sort((a, b) => (a.address < b.address ? -1 : 1))
}
