/** A department's own tally of a year, as its front page tells it: that of the page of tallies (采用统计), so that there is one number. */
import { z } from 'zod'
import type { Actor } from '#shared/centre/person.ts'
import { yearOf } from '#shared/tallies/period.ts'
import { readablePublications } from '../store/load.ts'
import type { Table } from '../store/table.ts'
import { readTallies } from './tallies.ts'

export const OwnTally = z.object({
  year: z.string(),
  called: z.number().describe('向本单位约稿的期数'),
  handedIn: z.number().describe('报送篇数，包括已确认的联合报送'),
  adopted: z.number().describe('采用条数，也含并入的'),
  zero: z.number().describe('报“本期无稿”的期数'),
  uncounted: z.number().describe('无法读取、没有计入的记录'),
})
type OwnTally = z.infer<typeof OwnTally>

/** Of the published issues of the year's months. */
export async function ownTally(table: Table, actor: Actor, year: string): Promise<OwnTally> {
  const publications = await readablePublications(table)
  const tally = { year, called: 0, handedIn: 0, adopted: 0, zero: 0, uncounted: publications.unread.length }
  for (const { id } of publications.rows) {
    const { rows, unread } = await readTallies(table, actor, id, yearOf(year))
    tally.uncounted += unread
    const own = rows.find(({ departmentId }) => departmentId === actor.departmentId)
    if (!own) continue
    tally.called += own.called
    tally.handedIn += own.handedIn
    tally.adopted += own.adopted
    tally.zero += own.zeroReports
  }
  return tally
}
