/** Searching the published issues of a publication: its index is read whole, and looked through. */
import { z } from 'zod'
import { Excerpt } from '#shared/archive/excerpt.ts'
import { type Asked, searchIn } from '#shared/archive/search.ts'
import { PassageKind } from '#shared/archive/shard.ts'
import { Day, Id, Month } from '#shared/fields.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Deps } from '../deps.ts'
import { isRebuilding, readArchive } from '../store/archive.ts'
import { cursorAt, keyIn } from '../store/cursor.ts'
import type { PageAsked } from '../store/pages.ts'
import { shardsOf } from './archive-shards.ts'

const ArchiveHit = z.object({
  issueId: Id,
  label: z.string(),
  period: Month,
  issueDate: Day,
  imported: z.boolean(),
  corrects: z.object({ issueId: Id, label: z.string() }).nullable(),
  correctedBy: z.array(z.object({ issueId: Id, label: z.string() })),
  kind: PassageKind,
  place: z.string(),
  departments: z.array(z.string()),
  excerpt: Excerpt,
})

export const ArchiveFound = z.object({
  hits: z.array(ArchiveHit),
  count: z.number().int().describe('找到的全部段落数'),
  next: z.string().nullable().describe('下一页的 after；没有下一页时为 null'),
  words: z.array(z.string()).nullable().describe('整句没有找到时，改按这些词查找'),
  unused: z.array(z.string()).describe('词语过多，没有用来查找的词'),
  issues: z.number().int().describe('可检索的期数'),
  departments: z.array(z.string()).describe('可检索的条目涉及的单位'),
  years: z.array(z.string()).describe('有印发的年份，由近及远'),
  lostYears: z.array(z.string()).describe('索引丢失或损坏、暂不能检索的年份'),
  leftOut: z.number().int().describe('内容无法读取、没有列入的期数'),
  rebuilding: z.boolean().describe('正在重建索引'),
})
type ArchiveFound = z.infer<typeof ArchiveFound>

export async function searchArchive(
  { table, files }: Pick<Deps, 'table' | 'files'>,
  publicationId: string,
  { after, limit, ...asked }: PageAsked & Asked,
): Promise<ArchiveFound> {
  const begin = offsetIn(after)
  const archive = await readArchive(table, publicationId)
  const [{ all, lostYears }, rebuilding] = await Promise.all([
    shardsOf(files, publicationId, archive.years),
    isRebuilding(table, archive),
  ])
  const searched = all.flatMap((shard) => shard.searched)
  const { hits, words, unused } = searchIn(searched, asked)
  const page = hits.slice(begin, begin + limit)
  const issues = new Map(searched.map(({ issue }) => [issue.id, issue]))
  const corrections = Map.groupBy(
    [...issues.values()].filter(({ corrects }) => corrects),
    ({ corrects }) => corrects?.issueId,
  )
  return {
    hits: page.map(({ issue, passage, excerpt }) => ({
      issueId: issue.id,
      label: issue.label,
      period: issue.period,
      issueDate: issue.issueDate,
      imported: issue.imported,
      corrects: issue.corrects,
      correctedBy: (corrections.get(issue.id) ?? []).map(({ id, label }) => ({ issueId: id, label })),
      kind: passage.kind,
      place: passage.place,
      departments: passage.departments,
      excerpt,
    })),
    count: hits.length,
    next: begin + limit < hits.length ? cursorAt('archive', `${begin + limit}`) : null,
    words,
    unused,
    issues: issues.size,
    departments: [...new Set(searched.flatMap(({ passage }) => passage.departments))].toSorted((a, b) =>
      a.localeCompare(b, 'zh-CN'),
    ),
    years: [...new Set(searched.map(({ issue }) => issue.issueDate.slice(0, 4)))].toSorted().reverse(),
    lostYears,
    rebuilding,
    leftOut: all.reduce((sum, shard) => sum + shard.leftOut, 0),
  }
}

function offsetIn(cursor: string | undefined): number {
  const key = keyIn('archive', cursor)
  if (key === undefined) return 0
  if (!/^\d{1,6}$/.test(key)) throw new Refusal('unreadable-cursor')
  return Number(key)
}
