/** A list as long as a test wants it, put straight into the store. */
import { commit, MOST_WRITES } from '#functions/store/commit.ts'
import { keys } from '#functions/store/keys.ts'
import { listRecipients } from '#functions/store/recipients.ts'
import type { Table } from '#functions/store/table.ts'
import { groupsOf } from '#functions/workers/distribution/frozen-list.ts'
import { PUBLICATION } from '../../infra/local/demo/publication.ts'

/** Adds recipients until there are `count`. */
export async function keepRecipients(table: Table, count: number): Promise<void> {
  const known = await listRecipients(table, PUBLICATION.id)
  const more = Array.from({ length: count - known.length }, (_, n) => ({
    publicationId: PUBLICATION.id,
    version: 1,
    address: `recipient-${known.length + n}@dept.example`,
    name: `收件人${known.length + n}`,
    unit: '某单位',
    lists: ['distribution'],
  }))
  for (const group of groupsOf(MOST_WRITES, more))
    await commit(table, {
      writes: group.map((data) => ({
        kind: 'add',
        row: { keys: keys.recipient(PUBLICATION.id, data.address), data },
        refusal: 'stale',
      })),
    })
}
