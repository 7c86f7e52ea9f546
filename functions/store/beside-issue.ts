/** The rows beside an issue that nobody was called for, in its partition: what goes with it, and what stays. */
import { z } from 'zod'
import { MOST_WRITES, type Write } from './commit.ts'
import { type Kind, keys, kindOf, subjects } from './keys.ts'
import { pagesOfItems } from './raw-rows.ts'
import type { Table } from './table.ts'

const Placed = z.object({ pk: z.string(), sk: z.string(), version: z.number() })

/** The issue itself goes by its own write, and its record stays. */
const STAYS: readonly (Kind | null)[] = ['issue', 'audit-entry', 'audit-head']
const GOES: readonly (Kind | null)[] = ['acknowledgements', 'test-mails']
/** There may be more of them than a transaction takes. */
const GOES_LATER: readonly (Kind | null)[] = ['save']

const besideOf = (issueId: string) => ({
  KeyConditionExpression: 'pk = :pk',
  ExpressionAttributeValues: { ':pk': subjects.issue(issueId) },
  ConsistentRead: true,
})

/** The writes that remove it, or null where there is anything that an issue nobody knows of does not have. */
export async function removeBeside(table: Table, issueId: string): Promise<Write[] | null> {
  const writes: Write[] = []
  let acknowledged = false
  for await (const page of pagesOfItems(table, besideOf(issueId)))
    for (const item of page) {
      const kind = kindOf(String(item.sk))
      if (STAYS.includes(kind) || GOES_LATER.includes(kind)) continue
      if (!GOES.includes(kind)) return null
      const { pk, sk, version } = Placed.parse(item)
      acknowledged ||= kind === 'acknowledgements'
      writes.push({ kind: 'remove', keys: { pk, sk }, version, refusal: 'decide-anew' })
    }
  // Nobody acknowledges anything at this moment; a count of test mails ends by itself.
  if (!acknowledged)
    writes.push({ kind: 'expect', keys: keys.acknowledgements(issueId), data: null, refusal: 'decide-anew' })
  return writes
}

/** What is left of an issue that was discarded, by pages that a transaction takes. */
export async function* removalsOfRest(table: Table, issueId: string): AsyncGenerator<Write[]> {
  let writes: Write[] = []
  for await (const page of pagesOfItems(table, besideOf(issueId)))
    for (const item of page) {
      if (!GOES_LATER.includes(kindOf(String(item.sk)))) continue
      const { pk, sk, version } = Placed.parse(item)
      writes.push({ kind: 'remove', keys: { pk, sk }, version, refusal: 'stale' })
      if (writes.length < MOST_WRITES) continue
      yield writes
      writes = []
    }
  if (writes.length > 0) yield writes
}
