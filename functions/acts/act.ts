/** The record of an act, in the words and facts it needs. */
import type { Act } from '#shared/audit.ts'
import type { Facts } from '#shared/audit-facts.ts'
import type { ActName } from '#shared/audit-labels.ts'
import type { Actor } from '#shared/centre/person.ts'

export const act = (
  who: Pick<Actor, 'id' | 'name'>,
  at: Date,
  what: ActName,
  about: string,
  { why = null, facts = {} }: { why?: string | null; facts?: Facts } = {},
): Act => ({ who: { id: who.id, name: who.name }, at: at.toISOString(), what, about, why, facts: { ...facts } })
