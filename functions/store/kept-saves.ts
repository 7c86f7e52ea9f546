/** Every save of an issue's content (docs/decisions/0049): a row of what it changed, written with it; from time to time one of all that there is. */
import { sha256 } from '#shared/hash.ts'
import type { Issue } from '#shared/issue/issue.ts'
import { KeptSave, type ListedSave, listedSave, WholeSave } from '#shared/issue/kept-save.ts'
import {
  changesBetween,
  changesNothing,
  changesTogether,
  contentOf,
  saidBy,
  type UnitChanges,
  type Units,
  unitsOf,
} from '#shared/issue/save-units.ts'
import { loosely } from '#shared/loosely.ts'
import { Refusal } from '#shared/refusals.ts'
import type { Task } from '#shared/work.ts'
import type { Write } from './commit.ts'
import { keyIn } from './cursor.ts'
import { keys, prefixes, subjects } from './keys.ts'
import { type Page, type PageAsked, pageOf } from './pages.ts'
import { each, rowsBetween } from './rows-after.ts'
import type { Table } from './table.ts'

/** So many saves, or so many times the content's own length, stand between one frame and the next. */
const MOST_FROM_FRAME = 100
const MOST_TIMES_WHOLE = 4
/** Of a short content: a frame costs no more than a few saves. */
const LEAST_LENGTH = 20_000

const rowOf = (save: KeptSave) => ({ keys: keys.save(save.issueId, save.version), data: save })

type By = Pick<KeptSave, 'what' | 'restored'> & { by: NonNullable<KeptSave['by']> }
/** From the newest frame on. */
type Span = Omit<NonNullable<Issue['kept']>, 'hash'>
type Kept = { kept: Issue['kept']; writes: Write[]; tasks: Task[] }

/** What is written beside `next` in place of `read`, and what `next` says of it; nothing where both hold the same. */
export async function keepSave(read: Issue, next: Issue, by: By): Promise<Kept> {
  const [before, after] = [unitsOf(read), unitsOf(next)]
  const changes = changesBetween(before, after)
  if (changesNothing(changes)) return { kept: read.kept, writes: [], tasks: [] }
  const [was, hash] = await Promise.all([sha256(saidBy(before)), sha256(saidBy(after))])
  const begins = read.kept?.hash === was ? null : frameOf(read, before, was)
  const known: Span = begins || !read.kept ? { frame: read.version, count: 0, length: 0 } : read.kept
  const length = known.length + JSON.stringify(changes).length
  const isFrame = known.count >= MOST_FROM_FRAME || length > Math.max(LEAST_LENGTH, MOST_TIMES_WHOLE * lengthOf(after))
  const version = read.version + 1
  const save: KeptSave = {
    ...{ issueId: read.id, version, at: next.updatedAt, hash, ...by },
    ...(isFrame ? { ...changesBetween(null, after), frame: version } : { ...changes, frame: known.frame }),
  }
  return {
    kept: isFrame
      ? { frame: version, before: known.frame, count: 0, length: 0, hash }
      : { ...known, count: known.count + 1, length, hash },
    writes: [...(begins ? [begins] : []), { kind: 'add', row: rowOf(save), refusal: 'stale' }],
    tasks:
      isFrame && known.before !== undefined
        ? [{ kind: 'fold-saves', issueId: read.id, from: known.before, to: known.frame }]
        : [],
  }
}

const lengthOf = (units: Units): number => [...units.values()].reduce((sum, json) => sum + json.length, 0)

/** What an issue holds that no save leads to: of before saves were kept, or written by an older release. */
function frameOf(read: Issue, units: Units, hash: string): Write {
  const { id: issueId, version, updatedAt: at } = read
  const save: KeptSave = {
    ...{ issueId, version, by: null, at, what: 'began', frame: version, hash },
    ...changesBetween(null, units),
  }
  return { kind: 'mark', row: rowOf(save) }
}

/** The range of an issue's saves from one version to another, both with. */
const between = (issueId: string, from: number, to: number) => ({
  pk: subjects.issue(issueId),
  from: keys.save(issueId, from).sk,
  to: keys.save(issueId, to).sk,
})
const LAST = 99_999_999

/** A page of an issue's saves, the newest first. */
export async function pageOfSaves(
  table: Table,
  issueId: string,
  { after, limit }: PageAsked,
): Promise<Page<ListedSave>> {
  const key = keyIn('saves', after)
  const to = key === undefined ? LAST : Number(key.slice(prefixes.save.length)) - 1
  if (Number.isNaN(to)) throw new Refusal('unreadable-cursor')
  const rows = rowsBetween(table, KeptSave, { ...between(issueId, 0, to), newestFirst: true, size: limit + 1 })
  const page = await pageOf(rows, { list: 'saves', limit })
  return { ...page, rows: page.rows.map(listedSave) }
}

/** An issue's saves from one version up to another, that one left out. @throws Refusal where one cannot be read */
export async function savesFrom(table: Table, issueId: string, from: number, to: number): Promise<KeptSave[]> {
  const saves: KeptSave[] = []
  const rows = rowsBetween(table, KeptSave, { ...between(issueId, from, to - 1), size: MOST_FROM_FRAME })
  for await (const save of each(rows)) saves.push(save)
  return saves
}

const Content = loosely(WholeSave.shape.content)

/**
 * What the issue held at a version: the newest save that is not after it.
 * @throws Refusal `not-found` where none was kept; `damaged-row` where what is put together is not what was saved
 */
export async function savedAt(table: Table, issueId: string, version: number): Promise<WholeSave> {
  const newest = rowsBetween(table, KeptSave, { ...between(issueId, 0, version), newestFirst: true, size: 1 })
  const { value: save } = await each(newest).next()
  if (!save) throw new Refusal('not-found')
  // While some of them are being folded one reading may find only a part.
  const together = (await wholeOf(table, save)) ?? (await wholeOf(table, save))
  const content = Content.safeParse(together && contentOf(together))
  if (!content.success) throw new Refusal('damaged-row')
  return { ...listedSave(save), content: content.data }
}

/** All that an issue held as a save left it; null where it is not what was hashed. */
async function wholeOf(table: Table, { issueId, frame, version, hash }: KeptSave): Promise<UnitChanges | null> {
  const together = changesTogether(await savesFrom(table, issueId, frame, version + 1))
  const units = Object.entries(together.set).map(([name, value]) => [name, JSON.stringify(value)] as const)
  return (await sha256(saidBy(new Map(units)))) === hash ? together : null
}

/** One save for several that followed one another: the last, with all that they changed. */
export function foldSaves(saves: readonly KeptSave[]): Write[] {
  const [first, last] = [saves[0], saves.at(-1)]
  if (!first || !last || first === last) return []
  const count = saves.reduce((sum, { folded }) => sum + (folded?.count ?? 1), 0)
  const folded: KeptSave = {
    ...last,
    ...changesTogether(saves),
    folded: { count, since: first.folded?.since ?? first.at },
  }
  return [
    ...saves.slice(0, -1).map(({ issueId, version }) => ({
      kind: 'remove' as const,
      keys: keys.save(issueId, version),
      version,
      refusal: 'stale' as const,
    })),
    { kind: 'change', row: rowOf(folded), version: last.version, refusal: 'stale' },
  ]
}
