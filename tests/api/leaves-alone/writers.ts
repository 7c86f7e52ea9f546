/** Writers and authors of a thing are never forgotten by who writes in it later: four eyes rest on it. */
import { z } from 'zod'
import type { Centre } from '../../support/centre.ts'
import { entityIn, type Rows } from './rows.ts'

/** The demo's administrator: in none of the trials a writer or an approver. */
const ANOTHER = 'he-jing'
const THING = /^(ISSUE#\S+) (ISSUE|SUBMISSION#\S+)$/

const Written = z.object({ authors: z.array(z.string()).optional(), writers: z.array(z.string()).optional() })

function writersOf(row: unknown): readonly string[] {
  const { authors = [], writers = [] } = Written.parse(entityIn(row))
  return [...authors, ...writers]
}

/** Issues and submissions that have none of them yet get another writer, before those who are there. */
export async function withAnotherWriter(centre: Centre): Promise<void> {
  for (const [key, row] of Object.entries(await centre.rows())) {
    const [, pk, sk] = THING.exec(key) ?? []
    if (!pk || !sk || writersOf(row).includes(ANOTHER)) continue
    const member = sk === 'ISSUE' ? 'authors' : 'writers'
    await centre.changeRow([pk, sk], (entity) => ({ ...entity, [member]: [ANOTHER, ...entity[member]] }))
  }
}

/** Issues and submissions that lost somebody who wrote in them. */
export const forgotten = (before: Rows, after: Rows): string[] =>
  Object.keys(before).filter((key) => {
    if (!THING.test(key) || !(key in after)) return false
    const now = new Set(writersOf(after[key]))
    return writersOf(before[key]).some((id) => !now.has(id))
  })
