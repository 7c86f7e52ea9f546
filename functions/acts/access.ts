/** The record of a month's access: who signed in, who was refused what, and who took data out; beside the acts themselves. */
import type { Facts } from '#shared/audit-facts.ts'
import type { ActName } from '#shared/audit-labels.ts'
import { monthOf } from '#shared/calendar.ts'
import type { Actor } from '#shared/centre/person.ts'
import { REFUSALS, Refusal, type RefusalCode } from '#shared/refusals.ts'
import type { Deps } from '../deps.ts'
import { type Commit, commit } from '../store/commit.ts'
import { keys, subjects } from '../store/keys.ts'
import { countInWindow } from '../store/window-count.ts'
import { act } from './act.ts'

type Who = Pick<Actor, 'id' | 'name'>

/** `address`: the network address it came from, null where nobody knows. */
export const accessed = (
  who: Who,
  now: Date,
  what: Extract<ActName, `sign${string}` | 'refused' | 'exported'>,
  { about, address, why, facts = {} }: { about: string; address: string | null; why?: string; facts?: Facts },
): NonNullable<Commit['record']> => ({
  subject: subjects.access(monthOf(now)),
  act: act(who, now, what, about, { why: why ?? null, facts: { ...facts, ...(address ? { from: address } : {}) } }),
})

/** Data that leaves the system, before it does: what is not on the record is not given out. */
export const recordExport = (
  { table, clock }: Deps,
  who: Who,
  of: { about: string; address: string | null; facts: Facts },
): Promise<void> => commit(table, { writes: [], record: accessed(who, clock(), 'exported', of) })

/** Of one person; a page that asks again and again must not fill the record. */
const REFUSALS_AN_HOUR = 60

/** `call`: method and path. Whether it was written; not where this person had too many within an hour. */
export async function recordRefusal(
  { table, clock }: Deps,
  who: Who,
  { code, call, address }: { code: RefusalCode; call: string; address: string | null },
): Promise<boolean> {
  const now = clock()
  const window = { most: REFUSALS_AN_HOUR, minutes: 60, refusal: 'busy' } as const
  try {
    const count = await countInWindow(table, keys.signInCount('REFUSALS', who.id), window, now)
    const why = REFUSALS[code].message
    const record = accessed(who, now, 'refused', { about: call, address, why, facts: { refusal: code } })
    await commit(table, { writes: [count], record })
    return true
  } catch (error) {
    if (error instanceof Refusal) return false
    throw error
  }
}
