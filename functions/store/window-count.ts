/** At most so many in a window of time: the count is a row, written with what it counts. */
import { z } from 'zod'
import { Refusal, type RefusalCode } from '#shared/refusals.ts'
import { type Write, writeNext } from './commit.ts'
import { get } from './read.ts'
import type { Keys, Table } from './table.ts'

const Counted = z.object({ version: z.number(), count: z.number(), since: z.string() })

export type Window = { most: number; minutes: number; refusal: RefusalCode }

export const minutesFrom = (now: Date, minutes: number) => new Date(now.getTime() + minutes * 60_000)

/** The write that counts one more. @throws Refusal where the window is full. */
export async function countInWindow(
  table: Table,
  keys: Keys,
  { most, minutes, refusal }: Window,
  now: Date,
): Promise<Write> {
  // An expired row may still lie there, and then it is changed, not added: it is read as if it never expired.
  const counted = await get(table, Counted, keys, new Date(0))
  const running = counted && minutesFrom(new Date(counted.since), minutes) > now ? counted : null
  if (running && running.count >= most) throw new Refusal(refusal)
  const since = running?.since ?? now.toISOString()
  const version = counted?.version ?? 0
  const data = { ...counted, version: version + 1, count: (running?.count ?? 0) + 1, since }
  return writeNext({ keys, data, expiresAt: minutesFrom(new Date(since), minutes) }, version)
}
