/** The items that were printed in the two years up to an issue: its submissions are compared with them. */
import { z } from 'zod'
import type { Searched } from '#shared/archive/search.ts'
import { PrintedItem } from '#shared/duplicates/printed-item.ts'
import { Month } from '#shared/fields.ts'
import type { Issue } from '#shared/issue/issue.ts'
import type { Deps } from '../deps.ts'
import { readArchive } from '../store/archive.ts'
import { shardsOf } from './archive-shards.ts'

const YEARS = 2
/** In characters of text, 1.5 MB at most: two years of monthly issues have a third of it. */
const MOST_TEXT = 500_000

export const PrintedBefore = z.object({
  items: z.array(PrintedItem),
  issues: z.number().int().describe('共多少期'),
  since: Month.nullable().describe('最早一期的月份；没有往期时为 null'),
  lostYears: z.array(z.string()).describe('索引丢失或损坏、没有列入的年份'),
})
type PrintedBefore = z.infer<typeof PrintedBefore>

/** The newest issues first; what is too much is left out by whole issues, and `since` says from when on all is there. */
export async function printedBefore(
  { table, files }: Pick<Deps, 'table' | 'files'>,
  { id, publicationId, period }: Pick<Issue, 'id' | 'publicationId' | 'period'>,
): Promise<PrintedBefore> {
  const from = `${String(Number(period.slice(0, 4)) - YEARS).padStart(4, '0')}${period.slice(4)}`
  const { years } = await readArchive(table, publicationId)
  const near = Object.entries(years).filter(([year]) => year >= from.slice(0, 4) && year <= period.slice(0, 4))
  const { all, lostYears } = await shardsOf(files, publicationId, Object.fromEntries(near))
  const searched = all
    .flatMap((shard) => shard.searched)
    .filter(({ issue, passage }) => passage.kind === 'item' && issue.period >= from && issue.period <= period)
    // An issue that was printed, and its correction, hold its own submissions.
    .filter(({ issue }) => issue.id !== id && issue.corrects?.issueId !== id)
  const taken = newestOf([...Map.groupBy(searched, ({ issue }) => issue.id).values()])
  return {
    items: taken.flat().map(({ issue, passage: { place, departments, text } }) => ({
      issueId: issue.id,
      label: issue.label,
      place,
      departments,
      text,
    })),
    issues: taken.length,
    since: taken.at(-1)?.[0]?.issue.period ?? null,
    lostYears,
  }
}

function newestOf(issues: Searched[][]): Searched[][] {
  let room = MOST_TEXT
  const sorted = issues.toSorted((a, b) => dateOf(b).localeCompare(dateOf(a)))
  const end = sorted.findIndex((items) => {
    room -= items.reduce((sum, { passage }) => sum + passage.text.length, 0)
    return room < 0
  })
  return end < 0 ? sorted : sorted.slice(0, end)
}

const dateOf = ([first]: Searched[]): string => `${first?.issue.period} ${first?.issue.issueDate}`
